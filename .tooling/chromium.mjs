import { existsSync } from 'node:fs'
import { canInstall, install } from './apt.mjs'
import { fail, say } from './run.mjs'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const installed = () => process.env.CHROMIUM_PATH || USUAL_PLACES.find((place) => existsSync(place))

/** The path of a Chromium for the browser tests; installed where that is possible. */
export const findChromium = async () => {
  if (!installed() && canInstall()) {
    say('Installing Chromium for the browser tests (apt-get) …')
    if (!(await install(['chromium'])))
      fail('Chromium could not be installed; set CHROMIUM_PATH to a browser.')
  }
  const path = installed()
  if (!path) fail('The browser tests need Chromium 109 or newer: set CHROMIUM_PATH to one.')
  return path
}
