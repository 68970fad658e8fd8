/** The engines beside Chromium that `npm run test:engines` tries: where each is, and what brings it on Debian. */
import { existsSync } from 'node:fs'
import { canInstall, install } from './apt.mjs'
import { say } from './run.mjs'

const ENGINES = {
  Firefox: {
    variable: 'FIREFOX_PATH',
    places: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    beside: [],
    packages: ['firefox-esr', 'openssl'],
  },
  WebKit: {
    variable: 'WEBKIT_DRIVER_PATH',
    places: ['/usr/bin/WebKitWebDriver'],
    /** It has no way to be without a display. */
    beside: ['/usr/bin/Xvfb'],
    packages: ['webkit2gtk-driver', 'xvfb', 'openssl'],
  },
}

/** @returns {string | undefined} where an engine, or what drives it, is on this machine */
export const pathOf = (name) => {
  const { variable, places, beside } = ENGINES[name]
  if (!beside.every((place) => existsSync(place))) return undefined
  return process.env[variable] || places.find((place) => existsSync(place))
}

const missing = () => Object.keys(ENGINES).filter((name) => !pathOf(name))

const tell = (name) => {
  const what = process.env.CI ? 'its tests FAIL' : 'its tests are SKIPPED'
  const { packages, variable } = ENGINES[name]
  say(`\n${name.toUpperCase()} CANNOT BE HAD: ${what}.`)
  say(`Install ${packages.join(' and ')}, or set ${variable}.\n`)
}

/** Installs what is missing where that is possible, and says loudly what still is. */
export const findEngines = async () => {
  const packages = missing().flatMap((name) => ENGINES[name].packages)
  if (packages.length > 0 && canInstall()) {
    say(`Installing ${missing().join(' and ')} for the tests (apt-get) …`)
    await install([...new Set(packages)])
  }
  for (const name of missing()) tell(name)
}
