/** Letters that no decomposition takes apart, as people without them on the keyboard write them. */
const PLAIN: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', đ: 'd', ł: 'l', ς: 'σ' }

/**
 * A text as it is looked for in a password, and a password as it is looked through: case, marks and
 * what cannot be seen are gone, so that `Åsa` is `asa`. Signs, one a code point.
 */
export function folded(text: string): readonly string[] {
  const bare = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]+/gu, '')
  // By way of capitals, because only there is ß two letters.
  return [
    ...bare
      .toUpperCase()
      .toLowerCase()
      .replace(/[øæđłς]/g, (letter) => PLAIN[letter] ?? ''),
  ]
}

/** What people put between and behind words; emoji are none of it. */
export const FILLING = String.raw`[\s\p{P}\p{Sc}\p{Sk}\p{Sm}\p{Cc}]`

/** Signs that people write letters with. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  '@': ['a'],
  '4': ['a'],
  '8': ['b'],
  '3': ['e'],
  '€': ['e'],
  '1': ['i', 'l'],
  '!': ['i', 'l'],
  '|': ['i', 'l'],
  '0': ['o'],
  '5': ['s'],
  $: ['s'],
  '7': ['t'],
}

/** What a sign of a password is, and the letters that it stands for. */
export function lettersMeant(sign: string): readonly string[] {
  return [sign, ...(STANDS_FOR[sign] ?? [])]
}
