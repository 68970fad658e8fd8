import { shortened } from './shortened.ts'

/**
 * What is kept of a text that somebody typed, whichever way it came in: the shapes of requests, the
 * documents of portals and the command line all clean by these.
 */

/** What is drawn as nothing, or turns what stands beside it; lone halves of a sign. Joiners and variants are looked at below. */
const INVISIBLE = /(?![\s\p{Join_C}\p{VS}])[\p{C}\p{DI}]/gu
/** Forms of an emoji, of an ideograph, of a Mongolian letter; behind anything else they change nothing that is seen. */
const STRAY_VARIANT = /(?<![\p{Emoji}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}])\p{VS}/gu
/** Scripts in which a joiner is spelling; a letter of theirs may also end in one. */
const JOINS =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}'
const EMOJI = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f'
/** Joiners where nothing is joined: between Latin letters they only make two names of one. */
const STRAY_JOINER = new RegExp(
  `(?<![${JOINS}]|[${EMOJI}](?=\\p{Join_C}\\p{Extended_Pictographic}))\\p{Join_C}`,
  'gu',
)
/** Blanks, with two that are none to JavaScript: the next line of old terminals, an empty cell of Braille. */
const BLANKS = /[\s\u0085\u2800]+/gu
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu

function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(STRAY_VARIANT, '').replace(STRAY_JOINER, '')
}

/** One line as kept (a name, a title, a role, an id): NFC, nothing in it that cannot be seen, single blanks. */
export function cleanName(typed: string): string {
  return visible(typed.replace(BLANKS, ' ')).normalize('NFC').replace(BLANKS, ' ').trim()
}

/** A text of several lines as kept: NFC, without what a name would lose, line ends as `\n`. */
export function cleanText(typed: string): string {
  return visible(typed.replace(LINE_ENDS, '\n')).normalize('NFC').trim()
}

/** In UTF-16 units, as kept: nobody could confirm a longer name at their registration. */
const LONGEST_NAME = 100

/** A name that is kept, so that it can be given back by whoever confirms it. */
export function confirmableName(kept: string): string {
  return shortened(kept, LONGEST_NAME)
}

/** What names are made of; "evil.example" and "name@host" are read as links by mail programs. */
const NOT_OF_NAMES = /[^\p{L}\p{M}\p{N}\p{Join_C}\s.,'’()-]+/gu

/** A name that anybody may have typed, to be read by somebody else: holds nothing to be clicked. */
export function strangersName(typed: string): string {
  const spaced = cleanName(typed)
    .replace(NOT_OF_NAMES, ' ')
    .replace(/\.(?=\S)/gu, '. ')
  return [...cleanName(spaced)].slice(0, LONGEST_NAME).join('').trim()
}

/**
 * A numeric code as people type and paste it: spaces, hyphens and words around it are dropped,
 * full-width digits folded (NFKC).
 */
export function cleanCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/gu, '')
}

/** What one pastes is wrapped once or twice: a link in brackets behind a name. */
const MOST_LAYERS = 4
/** The longest text that is looked through for an address. */
const LONGEST_PASTED = 2000
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
