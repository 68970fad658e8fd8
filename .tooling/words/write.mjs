/**
 * Makes of the catalogues what the sources import: for each room a folder `typed/` beside them, which no
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

/** From one file of a room's `typed/` up to the root. */
const upFrom = (folder) => '../'.repeat(folder.split('/').length + 1)

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

/** @returns {readonly string[]} what is wrong in a room, each line with its file */
const mistakesOf = ({ room, catalogues, notes }, facts, limits) => {
  const names = new Set(limits.keys())
  const source = catalogues[SOURCE]
  return [
    ...Object.entries(catalogues).flatMap(([tag, catalogue]) =>
      mistakesIn({ source, catalogue, locale: facts[tag].locale, limits: names }).map(
        (line) => `${room.folder}/${tag}.json: ${line}`,
      ),
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
  const plain = `${upFrom(room.folder)}${PLAIN}/`
  const limitModules = new Map([...limits].map(([name, file]) => [name, plain + file]))
  return modulesOf(room, catalogues, notes).flatMap(({ name, parts, notes: about }) => {
    const access = accessText(name, Object.keys(facts), room.fetched)
    return [
      [
        `${name}.ts`,
        `${HEAD}${access.imports}\n${typeText(name, inOrder(parts), about)}${access.text}`,
      ],
      ...Object.entries(parts).map(([tag, catalogue]) => [
        `${name}.${tag}.ts`,
        wordsText({ name, catalogue, locale: facts[tag].locale, limits: limitModules }),
      ]),
    ]
  })
}

const languageFiles = (facts) => [
  [
    'languages.ts',
    `${HEAD}export const LANGUAGES = ${JSON.stringify(Object.keys(facts))} as const\n
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
  const limits = limitsIn(base)
  const rooms = ROOMS.map((room) => {
    const tags = Object.keys(facts)
    const catalogues = Object.fromEntries(tags.map((tag) => [tag, catalogueOf(room, tag, base)]))
    const written = { room, catalogues, notes: notesOf(room, base) }
    const ofLanguages = room.folder.startsWith(PLAIN) ? languageFiles(facts) : []
    return {
      ...written,
      mistakes: mistakesOf(written, facts, limits),
      files: () => [...filesOf(written, facts, limits), ...ofLanguages],
    }
  })
  return { rooms, mistakes: rooms.flatMap(({ mistakes }) => mistakes) }
}

/** @throws with a line per mistake */
export const writeWords = (base = root) => {
  const { rooms, mistakes } = made(base)
  if (mistakes.length > 0) throw new TypeError(mistakes.join('\n'))
  for (const { room, files } of rooms) fill(`${base}${room.folder}/typed`, files())
}

if (isMain(import.meta.url)) {
  try {
    writeWords()
  } catch (fault) {
    fail(`The catalogues do not fit together:\n${fault.message}`)
  }
}
