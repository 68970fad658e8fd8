import { LONGEST_PASTED } from './lengths.ts'

/** What one pastes is wrapped once or twice: a link in brackets behind a name. */
const MOST_LAYERS = 4
const NOT_OF_ADDRESSES = /[\ufeff\p{Cf}\p{DI}]/gu
/** What remains as a blank, with which nothing is an address: nobody pastes a NUL or a line break by mistake. */
const NOT_SEEN = /[\s\p{C}]+/gu
/** As keyboards for Chinese and Japanese write ASCII. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu
const WRAPPED = /^(?:"(.*)"|'(.*)'|“(.*)”|”(.*)”|‘(.*)’|«(.*)»|<([^<>]*)>|\((.*)\)|\[(.*)\])$/u
/** RFC 5322 §3.4: a name, and the address behind it. */
const NAMED = /^([^<>]+)<([^<>]+)>$/u
const MAILTO = /^mailto:([^?]*)/iu

/**
 * An address as it was meant, of what was typed or pasted: without marks that cannot be seen, quotes,
 * brackets and punctuation around it, `mailto:` before it or a name. What could be read in two ways
 * (two addresses, a name that looks like another address) is left as it is, and is then no address.
 */
export function cleanAddress(typed: string): string {
  if (typed.length > LONGEST_PASTED) return typed
  let text = plain(typed)
  for (let layer = 0; layer < MOST_LAYERS; layer++) text = plain(unwrapped(text))
  return text
}

function plain(text: string): string {
  const ascii = text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return ascii.replace(NOT_OF_ADDRESSES, '').replace(NOT_SEEN, ' ').normalize('NFC').trim()
}

function unwrapped(text: string): string {
  const ended = text.replace(/(?<![\s.,;:])[\s.,;:]+$/u, '')
  const linked = MAILTO.exec(ended)?.[1]
  if (linked !== undefined) return decoded(linked)
  const [, name = '', address] = NAMED.exec(ended) ?? []
  if (address !== undefined) return isOnlyAName(name, address) ? address : text
  return (
    WRAPPED.exec(ended)
      ?.slice(1)
      .find((inside) => inside !== undefined) ?? ended
  )
}

/** Outlook writes an address without a name as `anna@example.org <anna@example.org>`. */
function isOnlyAName(name: string, address: string): boolean {
  return !/\S@\S/u.test(name) || unwrapped(plain(name)) === plain(address)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
