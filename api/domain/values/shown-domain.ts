import { domainToUnicode } from 'node:url'

/**
 * Letters of a script that stand for themselves, and those of them that look like Latin ones: a
 * label of these alone would be read as another name (UTS 39 §5).
 */
interface Script {
  readonly letters: RegExp
  readonly likeLatin?: RegExp
}

/** Latin as European languages and Vietnamese write it; dotless i, long s and phonetic signs pass for others. */
const LATIN = /^(?:[a-z0-9-]|(?![ıĸŀŉſ])[ß-öø-ž]|[șțǎǐǒǔ]|[ạ-ỹ])+$/u
const SCRIPTS: readonly Script[] = [
  { letters: LATIN },
  { letters: /^[\p{Script=Greek}0-9-]+$/u, likeLatin: /^[αγικνορτυχωηϲϳ0-9-]+$/u },
  { letters: /^[\p{Script=Cyrillic}0-9-]+$/u, likeLatin: /^[асԁеһіӏјоргԛѕԝхуѵъьҽпшмкнвтз0-9-]+$/u },
  {
    letters: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9-]+$/u,
    likeLatin: /^[ー一丨丶ノ0-9-]+$/u,
  },
  { letters: /^[\p{Script=Hangul}0-9-]+$/u },
]

/** Among small letters a capital i is read as an l. */
const CAPITAL_I = /I\p{Ll}|\p{Ll}I/u

/**
 * A domain as people are shown it: as it was given where that is nothing but another case of what it
 * stands for, else as it stands for; Greek and Cyrillic capitals pass for Latin ones, so they go too. A label of several scripts, or one that passes for Latin letters,
 * makes the whole of it be shown as A-labels; so does one that is read from right to left, which would
 * turn the address around it.
 *
 * @param ascii the domain as lower-case A-labels.
 */
export function shownDomain(given: string, ascii: string): string {
  const unicode = domainToUnicode(ascii)
  const labels = unicode.split('.')
  if (!labels.every(isPlain)) return ascii
  const isOnlyCased = given.toLowerCase() === unicode && !CAPITAL_I.test(given)
  return isOnlyCased && labels.every((label) => LATIN.test(label)) ? given : unicode
}

function isPlain(label: string): boolean {
  return SCRIPTS.some(
    ({ letters, likeLatin }) => letters.test(label) && !(likeLatin?.test(label) ?? false),
  )
}
