import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { CALLED, type Called } from './calling-codes.ts'

/** E.164 (11/2010) §6.2.1: fifteen digits at the most, the calling code among them. */
const MOST_DIGITS = 15
/** The shortest that are in use. */
const FEWEST_DIGITS = 7
/** Of a beginning that is searched for: fewer are as well the number of a unit. */
const FEWEST_SEARCHED = 5

/** What stands between digits, as people and their programs write it. */
const BETWEEN = /[\s\p{Cf}\p{Pd}−./()]+/gu
/** Before the digits, where it is copied from a link. */
const SCHEME = /^\s*tel:/i
/** "+46 (0)8": dialled within the country alone. */
const TRUNK_IN_BRACKETS = /^(\s*(?:\+|00)[\d\s]*)\(0\)/

/**
 * A number as people write or paste it, as `+` and digits (E.164); null where it is none, or where it is not clear of
 * which country. One without `+` or `00` is of the country whose clock the portal goes by.
 */
export function parseTelephone(typed: string, timeZone: string): string | null {
  const number = read(typed, CALLED[timeZone])
  return number && isWhole(number) ? `+${number}` : null
}

/** What is searched for where it looks like a number or the beginning of one: digits, the calling code first. */
export function telephoneSearched(typed: string, timeZone: string): string | null {
  const number = read(typed, CALLED[timeZone])
  return number && number.length >= FEWEST_SEARCHED ? number : null
}

/** Whether what was typed has the signs of a number and nothing else. */
export function mayBeTelephone(typed: string): boolean {
  const plain = typed.normalize('NFKC').replace(SCHEME, '').replace(BETWEEN, '')
  return /^\+?\p{Nd}+$/u.test(plain) && plain.length >= FEWEST_SEARCHED
}

/**
 * As its country writes it for callers from abroad: "+46 8 123 456 78"; of a country that is not known, or where its
 * country has no such number, as it is kept: digit by digit it is the same.
 */
export function shownTelephone(telephone: string): string {
  const shown = parsePhoneNumberFromString(telephone)?.formatInternational() ?? telephone
  return shown.replaceAll(/[^+\d]/g, '') === telephone ? shown : telephone
}

function read(typed: string, called: Called | undefined): string | null {
  const text = typed.normalize('NFKC').replace(SCHEME, '').replace(TRUNK_IN_BRACKETS, '$1')
  const plain = text.replace(/\p{Nd}/gu, inAscii).replace(BETWEEN, '')
  if (!/^\+?\d+$/.test(plain)) return null
  const abroad = /^(?:\+|00)(?<digits>\d+)$/.exec(plain)?.groups?.digits
  if (abroad !== undefined) return withoutTrunk(abroad, called)
  return called ? within(plain, called) : null
}

/** `+46 08…` is written by whoever puts `+46` before what they dial at home. */
function withoutTrunk(digits: string, called: Called | undefined): string {
  if (called?.trunk !== '0' || !digits.startsWith(`${called.code}0`)) return digits
  return called.code + digits.slice(called.code.length + 1)
}

/** As it is dialled within the country; without the digit that it begins with there it could be anything. */
function within(digits: string, { code, trunk, length }: Called): string | null {
  if (trunk !== '') return digits.startsWith(trunk) ? code + digits.slice(trunk.length) : null
  return digits.length === length ? code + digits : null
}

const isWhole = (digits: string): boolean =>
  !digits.startsWith('0') && digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS

/** A digit of another script. Their tens begin at a sign whose predecessor is no digit. */
function inAscii(digit: string): string {
  let value = 0
  const at = digit.codePointAt(0) ?? 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value += 1
  return String(value)
}
