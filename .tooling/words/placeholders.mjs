/**
 * What a message wants to be told, as its placeholders say it: `{name}` a text or a number as it stands,
 * `{count, number}` and `{count, plural, …}` a number, `{kind, select, …}` one of some names. One in
 * capitals is a limit of the product (`api/contract/plain`), and filled in by the build.
 *
 * @typedef {import('./catalogues.mjs').Message} Message
 * @typedef {{ readonly kind: 'text' | 'number' | 'choice', readonly choices: readonly string[] }} Placeholder
 */
import { TYPE } from '@formatjs/icu-messageformat-parser'

export const isLimit = (name) => /^[A-Z][A-Z0-9_]*$/.test(name)

/** @param {Message['parts']} parts @returns {Generator<import('./catalogues.mjs').Element>} with those in branches */
export function* within(parts) {
  for (const part of parts) {
    yield part
    for (const { value } of Object.values(part.options ?? {})) yield* within(value)
  }
}

const KINDS = { [TYPE.number]: 'number', [TYPE.plural]: 'number', [TYPE.select]: 'choice' }
const UNREADABLE = new Set([TYPE.date, TYPE.time, TYPE.tag])

/**
 * @param {Message} message
 * @returns {Map<string, Placeholder>} by name, in the order in which they stand
 * @throws for what the build makes no function of
 */
export const placeholdersOf = ({ text, parts }) => {
  const found = new Map()
  for (const part of within(parts)) {
    if (UNREADABLE.has(part.type) || part.pluralType === 'ordinal' || part.offset)
      throw new TypeError(`${text}: only {name}, number, plural and select are understood`)
    if (part.type === TYPE.literal || part.type === TYPE.pound) continue
    if (!/^[A-Za-z]\w*$/.test(part.value))
      throw new TypeError(`${text}: a placeholder is called by letters and digits`)
    const kind = KINDS[part.type] ?? 'text'
    const known = found.get(part.value)
    if (known && known.kind !== 'text') continue
    found.set(part.value, {
      kind,
      choices:
        kind === 'choice' ? Object.keys(part.options).filter((name) => name !== 'other') : [],
    })
  }
  return found
}

/** Names of placeholders that decide between plural forms, each with the forms that stand there. */
export const pluralsOf = ({ parts }) =>
  [...within(parts)]
    .filter(({ type }) => type === TYPE.plural)
    .map(({ value, options }) => ({ name: value, forms: Object.keys(options) }))
