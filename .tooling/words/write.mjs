/**
 * Makes of the catalogues what the sources import: for each room a folder `generated/` beside them, which no
 * repository keeps. Ends with a line per mistake where catalogues do not fit together: nothing is written then.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fail, isMain, root } from '../run.mjs'
import { catalogueOf, notesOf } from './catalogues.mjs'
import { accessText, HEAD, typeText, wordsText } from './emit.mjs'
import { mistakesIn, strayNotes } from './mistakes.mjs'
import { LANGUAGES_FILE, languages, ROOMS, SOURCE } from './rooms.mjs'

const PLAIN = 'api/contract/plain'

/** Names of limits, and the file of each. */
export const limitsIn = (base = root) =>
  new Map(
    readdirSync(base + PLAIN)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((file) =>
        [
          ...readFileSync(`${base}${PLAIN}/${file}`, 'utf8').matchAll(
            /^export const ([A-Z][A-Z0-9_]*)\b/gm,
          ),
        ].map(([, name]) => [name, file]),
      ),
  )

/** Limits by name, each with its module as one file of a room's `generated/` imports it. */
export const limitModules = ({ folder }, limits) => {
  const up = '../'.repeat(folder.split('/').length + 1)
  return new Map([...limits].map(([name, file]) => [name, `${up}${PLAIN}/${file}`]))
}

const modulesOf = (room, catalogues, notes) =>
  room.cut === 'whole'
    ? [{ name: 'words', parts: catalogues, notes }]
    : Object.keys(catalogues[SOURCE]).map((name) => ({
        name,
        parts: Object.fromEntries(
          Object.entries(catalogues).map(([tag, catalogue]) => [tag, catalogue[name]]),
        ),
        notes: notes[name],
      }))

/** Codes of refusals, which groups called `problems` are told by. */
const codesIn = (base) =>
  new Set(
    [
      ...readFileSync(`${base}api/contract/error-words.ts`, 'utf8').matchAll(/^ {2}([a-z_]+):/gm),
      ...readFileSync(`${base}widgets/client/problem.ts`, 'utf8').matchAll(/'([a-z_]+)'/g),
    ].map(([, code]) => code),
  )

const isLocale = (text) => {
  try {
    return Intl.PluralRules.supportedLocalesOf([text]).length === 1
  } catch {
    return false
  }
}

/** What the list of languages says that cannot be. */
const wrongFacts = (facts) =>
  Object.entries(facts).flatMap(([tag, { locale, direction, separator, reviewed }]) =>
    [
      [/^[a-z]{2,3}$/.test(tag), 'a tag has two or three letters'],
      [isLocale(locale), `locale "${locale}" is unknown`],
      [['ltr', 'rtl'].includes(direction), 'direction is "ltr" or "rtl"'],
      [[',', ';'].includes(separator), 'separator is "," or ";"'],
      [typeof reviewed === 'boolean', 'reviewed is true or false'],
    ]
      .filter(([isRight]) => !isRight)
      .map(([, why]) => `${LANGUAGES_FILE}: ${tag}: ${why}`),
  )

/** Catalogues of languages that are not in the list, and say nothing. */
const unlisted = (room, facts, base) =>
  readdirSync(base + room.folder)
    .filter((name) => name.endsWith('.json') && name !== 'notes.json')
    .filter((name) => !(name.slice(0, -'.json'.length) in facts))
    .map((name) => `${room.folder}/${name}: is of no language in ${LANGUAGES_FILE}`)

/** @returns {readonly string[]} what is wrong in a room, each line with its file */
const mistakesOf = ({ room, catalogues, notes }, facts, { limits, codes }) => {
  const names = new Set(limits.keys())
  const ofRefusals = room.name === 'widgets' ? { codes } : {}
  const source = catalogues[SOURCE]
  return [
    ...Object.entries(catalogues).flatMap(([tag, catalogue]) =>
      mistakesIn({
        source,
        catalogue,
        locale: facts[tag].locale,
        limits: names,
        ...ofRefusals,
      }).map((line) => `${room.folder}/${tag}.json: ${line}`),
    ),
    ...strayNotes(notes, source).map((line) => `${room.folder}/notes.json: ${line}`),
  ]
}

/** The source first: other languages are held to it. */
const inOrder = (parts) => [
  parts[SOURCE],
  ...Object.entries(parts).flatMap(([tag, part]) => (tag === SOURCE ? [] : [part])),
]

const filesOf = ({ room, catalogues, notes }, facts, limits) => {
  const modules = limitModules(room, limits)
  return modulesOf(room, catalogues, notes).flatMap(({ name, parts, notes: about }) => {
    const access = accessText(name, Object.keys(facts), room.fetched)
    return [
      [
        `${name}.ts`,
        `${HEAD}${access.imports}\n${typeText(name, inOrder(parts), about)}${access.text}`,
      ],
      ...Object.entries(parts).map(([tag, catalogue]) => [
        `${name}.${tag}.ts`,
        wordsText({
          name,
          catalogue,
          locale: facts[tag].locale,
          limits: modules,
          bare: room.bare,
        }),
      ]),
    ]
  })
}

const languageFiles = (facts) => [
  [
    'languages.ts',
    `${HEAD}export const LANGUAGES = ${JSON.stringify(Object.keys(facts))} as const\n
/** What is spoken where none of these is wanted. */\nexport const FALLBACK = ${JSON.stringify(SOURCE)}\n
/** Those that are written from the right. */\nexport const FROM_RIGHT: readonly string[] = ${JSON.stringify(Object.keys(facts).filter((tag) => facts[tag].direction === 'rtl'))}\n`,
  ],
  [
    'language-facts.ts',
    `${HEAD}import type { Language } from '../../languages.ts'\nimport type { LanguageFacts } from '../../language-facts.ts'\n
export const facts: Readonly<Record<Language, LanguageFacts>> = ${JSON.stringify(facts, (name, value) => (name === 'direction' ? undefined : value), 2)}\n`,
  ],
]

/** Writes what has changed, and removes what is no longer made. */
const fill = (folder, files) => {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) {
    const path = `${folder}/${name}`
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  }
  const made = new Set(files.map(([name]) => name))
  for (const name of readdirSync(folder)) if (!made.has(name)) rmSync(`${folder}/${name}`)
}

/**
 * What is made of each room's catalogues, and what is wrong with them.
 *
 * @param {string} base another root, with a slash at the end
 */
export const made = (base = root) => {
  const facts = languages(base)
  if (!(SOURCE in facts)) throw new TypeError(`${LANGUAGES_FILE} lacks "${SOURCE}"`)
  const wrong = wrongFacts(facts)
  if (wrong.length > 0) return { rooms: [], mistakes: wrong }
  const limits = limitsIn(base)
  const rooms = ROOMS.map((room) => {
    const tags = Object.keys(facts)
    const catalogues = Object.fromEntries(tags.map((tag) => [tag, catalogueOf(room, tag, base)]))
    const written = { room, catalogues, notes: notesOf(room, base) }
    const ofLanguages = room.folder.startsWith(PLAIN) ? languageFiles(facts) : []
    return {
      ...written,
      mistakes: [
        ...unlisted(room, facts, base),
        ...mistakesOf(written, facts, { limits, codes: codesIn(base) }),
      ],
      files: () => [...filesOf(written, facts, limits), ...ofLanguages],
    }
  })
  return { rooms, mistakes: rooms.flatMap(({ mistakes }) => mistakes) }
}

/** @throws with a line per mistake */
export const writeWords = (base = root) => {
  const { rooms, mistakes } = made(base)
  if (mistakes.length > 0)
    throw new TypeError(`The catalogues do not fit together:\n${mistakes.join('\n')}`)
  for (const { room, files } of rooms) fill(`${base}${room.folder}/generated`, files())
}

if (isMain(import.meta.url)) {
  try {
    writeWords()
  } catch (fault) {
    fail(fault.message)
  }
}
