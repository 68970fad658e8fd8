import { existsSync } from 'node:fs'
import { fail, run, say } from './run.mjs'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const installed = () => process.env.CHROMIUM_PATH || USUAL_PLACES.find((place) => existsSync(place))

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const install = async () => {
  say('Installing Chromium for the browser tests (apt-get) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = (...args) => run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env })
  const code =
    (await quietly('update')) ||
    (await quietly('install', '-y', '--no-install-recommends', 'chromium'))
  if (code !== 0) fail('Chromium could not be installed; set CHROMIUM_PATH to a browser.')
}

/** The path of a Chromium for the browser tests; installed where that is possible. */
export const findChromium = async () => {
  if (!installed() && canInstall()) await install()
  const path = installed()
  if (!path) fail('The browser tests need Chromium 109 or newer: set CHROMIUM_PATH to one.')
  return path
}
