import { everydayWords } from './everyday-words.ts'
import { FILLING, folded } from './folded-password.ts'
import { type KnownWord, knownWord } from './known-words.ts'
import { type TakenOut, takeOut } from './words-in-password.ts'

/** Whether a text is on the list of common passwords, in whatever case (`CommonPasswords`). */
export type IsCommon = (password: string) => boolean

/** What would be long enough for a password of its own: the shortest that any preset takes. */
const STANDS_BY_ITSELF = 8

/**
 * The known words that a password leans on, as they are told; none where enough is left without them.
 * Enough is twice as much as the words are, or what would stand by itself; it is not enough where it
 * is a common password, or words that everybody thinks of.
 */
export function wordsLeantOn(
  password: string,
  words: readonly KnownWord[],
  isCommon: IsCommon,
): readonly string[] {
  const { found, taken, left, weight } = takeOut(password, words)
  if (found.length === 0) return []
  const isEnough = weight >= Math.min(STANDS_BY_ITSELF, 2 * taken)
  const isSimple = isCommon(left) || isBare(takeOut(password, [...words, ...everydayWords]))
  return isEnough && !isSimple ? [] : found.map(({ text }) => text)
}

/**
 * What many would choose: it is on the list; it is a word of the list, or one that everybody thinks
 * of (a season, a month, a place), with nothing around it but a year, or a few digits and signs.
 */
export function isWhatManyChoose(password: string, isCommon: IsCommon): boolean {
  if (isCommon(password)) return true
  const everyday = takeOut(password, everydayWords)
  if (everyday.found.length > 0 && isBare(everyday)) return true
  const word = password.replace(AROUND, '')
  if (!isCommon(word) && !isCommon(folded(word).join(''))) return false
  return isBare(takeOut(password, [knownWord(word)]))
}

const AROUND = new RegExp(`^(?:${FILLING}|\\p{Nd})+|(?:${FILLING}|\\p{Nd})+$`, 'gu')

/** No letter is left, nor so many digits and signs that they would stand by themselves. */
function isBare({ left, weight }: TakenOut): boolean {
  return !/\p{L}/u.test(left) && weight < STANDS_BY_ITSELF
}
