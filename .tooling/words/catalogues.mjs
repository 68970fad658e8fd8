/**
 * Reads catalogues: JSON, nested by what the words are about, each text an ICU message (as Weblate and
 * its like open them). `notes.json` beside them says to translators, and to whoever writes code, what a
 * text is for.
 *
 * @typedef {import('@formatjs/icu-messageformat-parser').MessageFormatElement} Element
 * @typedef {{ readonly text: string, readonly parts: readonly Element[] }} Message
 * @typedef {{ readonly [name: string]: Message | Catalogue }} Catalogue
 * @typedef {{ readonly [name: string]: string | Notes }} Notes
 */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from '@formatjs/icu-messageformat-parser'
import { root } from '../run.mjs'

/** @param {unknown} node @returns {node is Message} */
export const isMessage = (node) => Array.isArray(node?.parts)

const read = (value, path) => {
  if (typeof value === 'string') return { text: value, parts: parsed(value, path) }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${path} is neither a text nor a group of texts`)
  if (Object.keys(value).length === 0 && path !== '')
    throw new TypeError(`${path} is a group of nothing, which translators' tools drop`)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      read(inner, path === '' ? name : `${path}.${name}`),
    ]),
  )
}

/** What the parser means. */
const WHY = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { is not closed',
  UNCLOSED_TAG: 'a tag is not closed',
  EMPTY_ARGUMENT: '{ } has no name',
  MALFORMED_ARGUMENT: 'a placeholder is called by letters and digits',
  MISSING_OTHER_CLAUSE: 'the form "other" is missing',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'a plural has no forms',
}

const parsed = (text, path) => {
  try {
    return parse(text, { ignoreTag: true, requiresOtherClause: true })
  } catch (fault) {
    const why = WHY[fault.message] ?? fault.message
    throw new TypeError(`${path} is no ICU message, ${why}: ${text}`)
  }
}

const json = (path) => {
  const text = readFileSync(path, 'utf8')
  const value = JSON.parse(text)
  // Of a name that stands twice in a group, JSON keeps the last, and one translation is lost.
  const written = text.match(/^\s*"[^"]+":/gm)?.length ?? 0
  const kept = JSON.stringify(value, null, 1).match(/^\s*"[^"]+":/gm)?.length ?? 0
  if (written > kept) throw new TypeError('a name stands twice in a group')
  return value
}

/**
 * @param {import('./rooms.mjs').Room} room
 * @param {string} language
 * @returns {Catalogue}
 * @throws where the file is missing, is no JSON, or holds what is no message: with its path
 */
export const catalogueOf = (room, language, base = root) => {
  const path = `${room.folder}/${language}.json`
  try {
    return read(json(base + path), '')
  } catch (fault) {
    const why =
      fault.code === 'ENOENT' ? 'is missing: copy en.json, and translate it' : fault.message
    throw new TypeError(`${path}: ${why}`)
  }
}

/** @param {import('./rooms.mjs').Room} room @returns {Notes} */
export const notesOf = (room, base = root) => {
  const path = `${base}${room.folder}/notes.json`
  return existsSync(path) ? json(path) : {}
}

/**
 * Every text by its place, names joined by dots.
 *
 * @param {Catalogue} catalogue
 * @returns {Map<string, Message>}
 */
export const flat = (catalogue, before = '') =>
  new Map(
    Object.entries(catalogue).flatMap(([name, node]) =>
      isMessage(node) ? [[before + name, node]] : [...flat(node, `${before}${name}.`)],
    ),
  )
