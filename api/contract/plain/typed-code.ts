/** How a code of a kind is written down: what the field groups, and what a paste is looked through for. */
export interface CodeShape {
  /** What it is made of, in upper case. A look-alike that is left out is read as the one that is not. */
  readonly alphabet: string
  /** Characters, without what parts them. */
  readonly length: number
  /** Characters that stand together. */
  readonly group: number
}

/** Digits, and letters that nobody takes for one or for another: all but I, L, O and U (Crockford's base 32). */
export const UNMISTAKABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Characters that are taken for one another. */
const LOOK_ALIKES = ['0O', '1IL'] as const

const LETTER_OR_DIGIT = '[\\p{L}\\p{N}]'

/**
 * The digits of a code as somebody types or pastes it: "123 456", "123-456", full-width digits
 * or "Your code: 123456". At most `length` digits; fewer while it is being typed.
 */
export function digitsOf(typed: string, length: number): string {
  const plain = typed.normalize('NFKC')
  const whole = plain.match(new RegExp(`(?<!\\d)\\d{${length}}(?!\\d)`))
  if (whole) return whole[0]
  const parted = plain.match(new RegExp(`(?<!\\d)\\d(?:[ \\u00a0-]?\\d){${length - 1}}(?!\\d)`))
  return (parted?.[0] ?? plain).replace(/\D/g, '').slice(0, length)
}

/**
 * The characters of a code as somebody types or pastes it: "7k3m-9qxd", "7K3M 9QXD", "7K3M9QXD" or
 * "Your code: 7K3M-9QXD". At most as many as there are in a code; fewer while it is being typed.
 */
export function codeOf(typed: string, shape: CodeShape): string {
  const text = [...typed.normalize('NFKC').toUpperCase()].map(readerOf(shape)).join('')
  const found = wholeIn(text, shape) ?? text
  return [...found]
    .filter((character) => shape.alphabet.includes(character))
    .slice(0, shape.length)
    .join('')
}

/** The same as it is printed, in groups: "7K3M-9QXD". */
export function inGroups(code: string, { group }: CodeShape): string {
  return code.match(new RegExp(`.{1,${group}}`, 'gu'))?.join('-') ?? ''
}

/** Reads a look-alike; of a code of digits alone, letters are words around it. */
function readerOf({ alphabet }: CodeShape): (character: string) => string {
  if (!/\p{L}/u.test(alphabet)) return (character) => character
  return (character) => {
    const alike = LOOK_ALIKES.find((few) => few.includes(character)) ?? ''
    const meant = [...alike].filter((one) => alphabet.includes(one))
    return alphabet.includes(character) || meant.length !== 1 ? character : meant.join('')
  }
}

/**
 * A whole code among other words: as it is printed, else in one piece, else in groups with blanks.
 * The last one, for what it is called stands before it: words of four letters look like groups.
 */
function wholeIn(text: string, { alphabet, length, group }: CodeShape): string | undefined {
  const one = `[${alphabet}]`
  const rest = length % group
  const groups = [
    ...Array<string>(Math.floor(length / group)).fill(`${one}{${group}}`),
    ...(rest > 0 ? [`${one}{${rest}}`] : []),
  ]
  const patterns = [groups.join('\\p{Pd}'), `${one}{${length}}`, groups.join('\\s')]
  const found = patterns.map((code) =>
    new RegExp(`^.*(?<!${LETTER_OR_DIGIT})(${code})(?!${LETTER_OR_DIGIT})`, 'su').exec(text),
  )
  return found.find(Boolean)?.[1]
}
