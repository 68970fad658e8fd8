/**
 * Where words stand: a folder per room with a catalogue per language, and how the room fetches them.
 *
 * @typedef {object} Room
 * @property {string} name as messages about it call the room
 * @property {string} folder of `<language>.json`, from the root; what is made of them goes into its `generated/`
 * @property {'sections' | 'whole'} cut a module for each first name of the catalogue, or one for all of it
 * @property {'later' | 'at once'} fetched by `import()` as a language is wanted, or with all languages at hand
 * @property {readonly string[]} [bare] modules that do not set values apart which are written from the right: every
 *   byte of theirs is waited for, and their values stand last in a text, or are times
 * @property {readonly string[]} sources folders and files that may use the words: a key that none uses is told
 */
import { readFileSync } from 'node:fs'
import { root } from '../run.mjs'

/** @type {readonly Room[]} */
export const ROOMS = [
  {
    name: 'widgets',
    folder: 'widgets/words',
    cut: 'sections',
    fetched: 'later',
    bare: ['first', 'session'],
    sources: ['widgets', 'console'],
  },
  {
    name: 'console',
    folder: 'console/words',
    cut: 'whole',
    fetched: 'later',
    sources: ['console'],
  },
  {
    name: 'mail',
    folder: 'api/mail/words',
    cut: 'whole',
    fetched: 'at once',
    sources: ['api/mail'],
  },
  {
    name: 'pages',
    folder: 'api/pages/words',
    cut: 'whole',
    fetched: 'at once',
    sources: ['api/pages', 'api/routes/pages'],
  },
  {
    name: 'shared',
    folder: 'api/contract/plain/words',
    cut: 'sections',
    fetched: 'at once',
    sources: ['api', 'console'],
  },
  {
    name: 'example',
    folder: 'examples/host-portal/words',
    cut: 'whole',
    fetched: 'at once',
    sources: ['examples/host-portal'],
  },
]

/** The language that keys, placeholders and their kinds are taken from; all others are held to it. */
export const SOURCE = 'en'

/**
 * What is said of a language; `languages.json` is the one list.
 *
 * @typedef {object} LanguageFacts
 * @property {string} locale BCP 47 tag for dates, times and numbers
 * @property {'ltr' | 'rtl'} direction
 * @property {string} separator of cells, as spreadsheets in that language take a file apart
 * @property {boolean} reviewed by somebody who speaks it
 */

export const LANGUAGES_FILE = 'api/contract/plain/languages.json'

/** @returns {Readonly<Record<string, LanguageFacts>>} by tag, in the order of the list */
export const languages = (base = root) => {
  try {
    return JSON.parse(readFileSync(`${base}${LANGUAGES_FILE}`, 'utf8'))
  } catch (fault) {
    throw new TypeError(`${LANGUAGES_FILE}: ${fault.message}`)
  }
}
