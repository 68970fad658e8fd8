/**
 * What a message wants to be told, as its placeholders say it: `{name}` a text or a number as it stands,
 * `{count, number}` and `{count, plural, …}` a number. One in capitals is a limit of the product
 * (`api/contract/plain`), and filled in by the build.
 *
 * @typedef {import('./catalogues.mjs').Message} Message
 * @typedef {'text' | 'number'} Placeholder
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

const COUNTED = new Set([TYPE.number, TYPE.plural])
const UNREADABLE = new Set([TYPE.date, TYPE.time, TYPE.tag, TYPE.select])
const isUnreadable = (part) =>
  UNREADABLE.has(part.type) ||
  part.pluralType === 'ordinal' ||
  part.offset > 0 ||
  Boolean(part.style)

/** What the functions that are made cannot call a parameter. */
const TAKEN =
  /^(rules|formOf|inDigits|isolated|fromRight|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|let|static)$/

/**
 * @param {Message} message
 * @returns {Map<string, Placeholder>} by name, in the order in which they stand
 * @throws for what the build makes no function of
 */
export const placeholdersOf = ({ text, parts }) => {
  const found = new Map()
  for (const part of within(parts)) {
    if (isUnreadable(part))
      throw new TypeError(
        `${text}: only {name}, {name, number} and {name, plural, …} are understood`,
      )
    if (part.type === TYPE.literal || part.type === TYPE.pound) continue
    if (!/^[A-Za-z]\w*$/.test(part.value) || TAKEN.test(part.value))
      throw new TypeError(`${text}: {${part.value}} cannot be the name of a placeholder`)
    if (found.get(part.value) !== 'number')
      found.set(part.value, COUNTED.has(part.type) ? 'number' : 'text')
  }
  return found
}

/** Names of placeholders that decide between plural forms, each with the forms that stand there. */
export const pluralsOf = ({ parts }) =>
  [...within(parts)]
    .filter(({ type }) => type === TYPE.plural)
    .map(({ value, options }) => ({ name: value, forms: Object.keys(options) }))
