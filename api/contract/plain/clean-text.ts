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

/** What a name is compared by, where people may write it in other letters, blanks or compositions. Marks count. */
export function nameKey(typed: string): string {
  return cleanName(typed).toLowerCase().normalize('NFC')
}

/** A text of several lines as kept: NFC, without what a name would lose, line ends as `\n`. */
export function cleanText(typed: string): string {
  return visible(typed.replace(LINE_ENDS, '\n')).normalize('NFC').trim()
}
