/**
 * What is wrong between the catalogues of a room. The source language says which keys there are and
 * what each is told; every other language has them all, each told the same, in every form it needs.
 *
 * @typedef {import('./catalogues.mjs').Catalogue} Catalogue
 * @typedef {import('./catalogues.mjs').Message} Message
 */
import { flat, isMessage } from './catalogues.mjs'
import { isLimit, placeholdersOf, pluralsOf } from './placeholders.mjs'
import { SOURCE } from './rooms.mjs'

const without = (some, others) => [...some].filter((each) => !others.has(each))

/** Forms that a language tells numbers by (CLDR): Swedish `one` and `other`, Polish `few` and `many` as well. */
const formsIn = (locale) => new Set(new Intl.PluralRules(locale).resolvedOptions().pluralCategories)

/** @param {Message} message @param {string} locale */
const lackingForms = (message, locale) => {
  const needed = formsIn(locale)
  return pluralsOf(message).flatMap(({ name, forms }) => [
    ...without(needed, new Set(forms)).map((form) => `{${name}} has no form "${form}"`),
    ...without(forms, needed)
      .filter((form) => !form.startsWith('='))
      .map((form) => `{${name}} has a form "${form}" that the language does not know`),
  ])
}

const pluralNames = (message) => new Set(pluralsOf(message).map(({ name }) => name))

/** @param {Message} source @param {Message} message */
const otherPlaceholders = (source, message) => {
  const wanted = new Set(placeholdersOf(source).keys())
  const found = new Set(placeholdersOf(message).keys())
  return [
    ...without(wanted, found).map((name) => `lacks {${name}}`),
    ...without(found, wanted).map((name) => `has {${name}}, which nobody fills in`),
    ...without(pluralNames(source), pluralNames(message))
      .filter((name) => found.has(name))
      .map((name) => `{${name}} is to be told by its plural forms`),
    ...without(pluralNames(message), pluralNames(source))
      .filter((name) => wanted.has(name))
      .map((name) => `{${name}} has plural forms, but none in "${SOURCE}"`),
  ]
}

/** @param {Message} message @param {ReadonlySet<string>} limits names of limits that there are */
const unknownLimits = (message, limits) =>
  [...placeholdersOf(message).keys()]
    .filter((name) => isLimit(name) && !limits.has(name))
    .map((name) => `{${name}} is no limit of api/contract/plain`)

/** What the functions that are made could not say. */
const notUnderstood = (key, message) => {
  try {
    placeholdersOf(message)
    return []
  } catch (fault) {
    return [`${key}: ${fault.message}`]
  }
}

/** A fact that a refusal may come with, at the end of its key: see `widgets/words/common.ts`. */
const FACT = /_(wait|clock)$/

/** Under `problems` a key is the code of a refusal, or nobody ever says its text. */
const unknownCodes = (keys, codes) =>
  [...keys].filter((key) => {
    const [name, group] = key.split('.').reverse()
    return group === 'problems' && codes && !codes.has(name.replace(FACT, ''))
  })

const isBlank = ({ text }) => text.trim() === ''

/**
 * @param {object} room
 * @param {Catalogue} room.source
 * @param {Catalogue} room.catalogue of the language that is looked at; may be the source itself
 * @param {string} room.locale
 * @param {ReadonlySet<string>} room.limits
 * @param {ReadonlySet<string>} [room.codes] of refusals, where groups called `problems` are told by them
 * @returns {readonly string[]} a line each, beginning with the key
 */
export const mistakesIn = ({ source, catalogue, locale, limits, codes }) => {
  const wanted = flat(source)
  const found = flat(catalogue)
  const unreadable = [...found].flatMap(([key, message]) => notUnderstood(key, message))
  // What is wrong in the source itself is told there.
  const isReadable = [...wanted].every(([key, message]) => notUnderstood(key, message).length === 0)
  if (unreadable.length > 0 || !isReadable) return unreadable
  return [
    ...without(wanted.keys(), found).map((key) => `${key}: is missing`),
    ...without(found.keys(), wanted).map((key) => `${key}: stands in no catalogue of "${SOURCE}"`),
    ...unknownCodes(found.keys(), codes).map((key) => `${key}: is no code of a refusal`),
    ...[...found].flatMap(([key, message]) => {
      const model = wanted.get(key)
      const faults = [
        ...(isBlank(message) && !isBlank(model ?? message) ? ['is empty'] : []),
        ...(model ? otherPlaceholders(model, message) : []),
        ...lackingForms(message, locale),
        ...unknownLimits(message, limits),
      ]
      return faults.map((fault) => `${key}: ${fault}`)
    }),
  ]
}

/** Notes about texts that there are not. */
export const strayNotes = (notes, catalogue, before = '') =>
  Object.entries(notes).flatMap(([name, note]) => {
    const node = catalogue[name]
    const path = before + name
    if (node === undefined) return [`${path}: a note on nothing`]
    if (typeof note === 'string') return []
    return isMessage(node)
      ? [`${path}: is one text, its note a group`]
      : strayNotes(note, node, `${path}.`)
  })
