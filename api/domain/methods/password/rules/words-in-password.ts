import { FILLING, folded, lettersMeant } from './folded-password.ts'
import { distinct, type KnownWord } from './known-words.ts'

/** A password with the words taken out of it that it holds. */
export interface TakenOut {
  readonly found: readonly KnownWord[]
  /** Letters of theirs that were taken, each time that they stood there. */
  readonly taken: number
  /** Without years, and without what stood at the edge of a word. */
  readonly left: string
  /** How much that is: see `weightOf`. */
  readonly weight: number
}

/** Shorter words stand inside others by chance: they are found only where they stand alone. */
const STANDS_ALONE = 4
const YEAR = /^(?:19|20)\d\d$/
const EDGES = new RegExp(`^${FILLING}+|${FILLING}+$`, 'gu')

/** A password being looked through, sign by sign; no sign is taken twice. */
interface Marked {
  readonly signs: readonly string[]
  /** Where a letter is, or is meant: words are many, and most begin with none that is there. */
  readonly places: ReadonlyMap<string, readonly number[]>
  readonly isTaken: boolean[]
}

/** Takes known words and years out of a password, so that what is left can be weighed. */
export function takeOut(password: string, words: readonly KnownWord[]): TakenOut {
  const signs = folded(password)
  const marked = { signs, places: placesOf(signs), isTaken: signs.map(() => false) }
  const found = distinct(words).filter((word) => takeEach(word.signs, marked))
  const taken = marked.isTaken.filter(Boolean).length
  takeYears(marked)
  const pieces = leftOf(marked)
  const weight = pieces.reduce((sum, piece) => sum + weightOf(piece), 0)
  const left = pieces.join('')
  // However often it is said again, it is no more than twice what it is made of.
  return { found, taken, left, weight: Math.min(weight, 2 * new Set(left).size) }
}

function placesOf(signs: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [at, sign] of signs.entries()) {
    for (const letter of lettersMeant(sign)) {
      const known = places.get(letter)
      if (known) known.push(at)
      else places.set(letter, [at])
    }
  }
  return places
}

function takeEach(word: readonly string[], marked: Marked): boolean {
  let isFound = false
  for (const at of marked.places.get(word[0] ?? '') ?? []) {
    if (!standsAt(at, word, marked)) continue
    marked.isTaken.fill(true, at, at + word.length)
    isFound = true
  }
  return isFound
}

function standsAt(at: number, word: readonly string[], { signs, isTaken }: Marked): boolean {
  const isShort = word.length < STANDS_ALONE
  const isThere = (letter: string, n: number) => {
    const sign = signs[at + n]
    if (sign === undefined || isTaken[at + n]) return false
    return sign === letter || (!isShort && lettersMeant(sign).includes(letter))
  }
  const isOpen = (n: number) => isTaken[n] || !/\p{L}/u.test(signs[n] ?? '')
  return word.every(isThere) && (!isShort || (isOpen(at - 1) && isOpen(at + word.length)))
}

function takeYears({ signs, isTaken }: Marked): void {
  for (let at = 0; at + 4 <= signs.length; at++) {
    const isFree = !isTaken.slice(at, at + 4).includes(true)
    if (isFree && YEAR.test(signs.slice(at, at + 4).join(''))) isTaken.fill(true, at, at + 4)
  }
}

function leftOf({ signs, isTaken }: Marked): readonly string[] {
  const pieces: string[][] = [[]]
  for (const [at, sign] of signs.entries()) {
    if (isTaken[at]) pieces.push([])
    else pieces.at(-1)?.push(sign)
  }
  return pieces.map((piece) => piece.join('').replace(EDGES, ''))
}

/**
 * How much of a password it is: signs, without spaces, without those that say the one before again
 * (`aaaa`), and without those that go on as the two before did (`1234`, `dcba`).
 */
function weightOf(piece: string): number {
  const codes = [...piece.replace(/\s/gu, '')].map((sign) => sign.codePointAt(0) ?? 0)
  const stepTo = (n: number) => (codes[n] ?? 0) - (codes[n - 1] ?? 0)
  const isRun = (n: number) => Math.abs(stepTo(n)) === 1 && stepTo(n) === stepTo(n - 1)
  return codes.filter((_, n) => n === 0 || (stepTo(n) !== 0 && !(n > 1 && isRun(n)))).length
}
