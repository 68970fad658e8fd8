/**
 * The pseudo-locale: English with accents, longer by half, in brackets of its own. It shows what is cut
 * off, what is put together of pieces, and what stands in no catalogue. It stands in for English where
 * sources are bundled or run for a test; no product has it.
 */
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { TYPE } from '@formatjs/icu-messageformat-parser'
import { root } from '../run.mjs'
import { catalogueOf, isMessage } from './catalogues.mjs'
import { wordsText } from './emit.mjs'
import { within } from './placeholders.mjs'
import { languages, ROOMS, SOURCE } from './rooms.mjs'
import { limitModules, limitsIn } from './write.mjs'

/** Around every message: no text of ours or of anybody's has them. */
export const OPENS = '⟦'
export const CLOSES = '⟧'

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuWwYyZz'
const ACCENTED = 'ÅåƁƀÇçĎďÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþŔŕŠšŢţÛûŴŵÝýŽž'
const accents = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]))

const accented = (text) => [...text].map((letter) => accents.get(letter) ?? letter).join('')

/** As much again as half of the letters, in words that a line can be broken between. */
const filler = (parts) => {
  const letters = [...within(parts)]
    .filter(({ type }) => type === TYPE.literal)
    .reduce((sum, { value }) => sum + value.length, 0)
  const wanted = Math.ceil(letters / 2)
  return 'ļöñĝéŕ '
    .repeat(Math.ceil(wanted / 7))
    .slice(0, wanted)
    .trim()
}

const changed = (parts) =>
  parts.map((part) => {
    if (part.type === TYPE.literal) return { ...part, value: accented(part.value) }
    if (!part.options) return part
    const options = Object.entries(part.options).map(([name, { value }]) => [
      name,
      { value: changed(value) },
    ])
    return { ...part, options: Object.fromEntries(options) }
  })

const literal = (value) => ({ type: TYPE.literal, value })

/** @param {import('./catalogues.mjs').Catalogue} catalogue */
export const pseudo = (catalogue) =>
  Object.fromEntries(
    Object.entries(catalogue).map(([name, node]) => {
      if (!isMessage(node)) return [name, pseudo(node)]
      const parts = [
        literal(OPENS),
        ...changed(node.parts),
        literal(` ${filler(node.parts)}${CLOSES}`),
      ]
      return [name, { text: node.text, parts }]
    }),
  )

const ENGLISH = new RegExp(`/generated/[\\w-]+\\.${SOURCE}\\.ts$`)

/** What stands in for a module of English words; null for any other module. */
export const pseudoModule = (path) => {
  if (!ENGLISH.test(path)) return null
  const room = ROOMS.find(({ folder }) => dirname(path) === `${root}${folder}/generated`)
  if (!room) return null
  const name = basename(path, `.${SOURCE}.ts`)
  const catalogue = pseudo(catalogueOf(room, SOURCE))
  return wordsText({
    name,
    catalogue: room.cut === 'whole' ? catalogue : catalogue[name],
    locale: languages()[SOURCE].locale,
    limits: limitModules(room, limitsIn()),
    bare: room.bare,
  })
}

/** For esbuild. */
export const pseudoBundle = {
  name: 'pseudo-locale',
  setup(build) {
    build.onLoad({ filter: ENGLISH }, ({ path }) => ({
      contents: pseudoModule(path) ?? readFileSync(path, 'utf8'),
      loader: 'ts',
    }))
  },
}

/**
 * For Vite, by which tests run.
 *
 * @type {import('vite').Plugin}
 */
export const pseudoSources = {
  name: 'pseudo-locale',
  enforce: 'pre',
  load: (id) => pseudoModule(id),
  // What was transformed is kept by the text of its file, and these are made of more than that.
  configureVitest: ({ experimental_defineCacheKeyGenerator: keyedBy }) =>
    keyedBy(({ id }) => (ENGLISH.test(id) ? false : undefined)),
}
