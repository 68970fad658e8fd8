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

/** Chromium without a window or a profile, from the same sources: it draws the same in less time. */
const SHELL = '/usr/bin/chromium-headless-shell'

const whole = () => process.env.CHROMIUM_PATH || USUAL_PLACES.find((place) => existsSync(place))
const shell = () =>
  process.env.CHROMIUM_SHELL_PATH || process.env.CHROMIUM_PATH || (existsSync(SHELL) ? SHELL : '')

/**
 * Where a Chromium for the browser tests is, installed where that is possible: `CHROMIUM_PATH` the
 * whole, `CHROMIUM_SHELL_PATH` the shell that most tests use, or the whole where there is none.
 */
export const findChromium = async () => {
  if (!(whole() && shell()) && canInstall()) {
    say('Installing Chromium for the browser tests (apt-get) …')
    if (!(await install(['chromium', 'chromium-headless-shell'])) && !whole())
      await install(['chromium'])
  }
  const path = whole()
  if (!path) fail('The browser tests need Chromium 109 or newer: set CHROMIUM_PATH to one.')
  return { CHROMIUM_PATH: path, CHROMIUM_SHELL_PATH: shell() || path }
}
