/**
 * Values as people bring them, as short and as long as the doors let them in, for every scene.
 */
import {
  LONGEST_EXTERNAL_ID,
  LONGEST_LINE,
  LONGEST_NAME,
  LONGEST_ROLE,
  LONGEST_WEB_ADDRESS,
} from '../../api/contract/plain/lengths.ts'

/** Words of many languages' names, over and over, as long as is asked for. */
const manyWords = (length: number): string =>
  'Anna-Karin von Österholm-Lindqvist '
    .repeat(length)
    .slice(0, length - 1)
    .concat('m')

/** One word of so many letters. */
export const unbroken = (length: number): string =>
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
    .repeat(Math.ceil(length / 63))
    .slice(0, length)

interface Name {
  readonly firstName: string
  readonly lastName: string
}

export const NAMES = {
  short: { firstName: '', lastName: 'O' },
  unbroken: { firstName: '', lastName: unbroken(60) },
  /** With the blank between them 200 letters. */
  longest: { firstName: manyWords(LONGEST_NAME), lastName: unbroken(LONGEST_NAME - 1) },
  greek: { firstName: 'Αικατερίνη', lastName: 'Παπακωνσταντίνου-Οικονομοπούλου' },
  arabic: { firstName: 'نور الهدى', lastName: 'عبد الرحمن (الأمين)' },
  hebrew: { firstName: 'אביגיל', lastName: 'בן־דוד 2' },
  /** A family of three and a flag, each one sign to whoever reads. */
  emoji: { firstName: '👩‍👩‍👧 Kim', lastName: '🏳️‍🌈' },
} as const satisfies Readonly<Record<string, Name>>

/** Of portals, authorities, units: lines of up to `LONGEST_LINE`. */
export const LINES = {
  short: 'X',
  /** In the console's side bar, a line more than there is room for. */
  wide: 'Kommunstatistikportalen',
  unbroken: unbroken(60),
  longest: unbroken(LONGEST_LINE),
  greek: 'Ανεξάρτητη Αρχή Στατιστικών Στοιχείων',
  arabic: 'هيئة الإحصاء (المركزية) 2',
  emoji: '👩🏽‍🌾 Example Municipality 🏳️‍🌈',
} as const

/** 254 octets: as long as a mail can be sent to. */
export const LONGEST_ADDRESS = `${'a'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(3)}cccccc.org`
export const LONGEST_URL = `https://example.org/${'p'.repeat(LONGEST_WEB_ADDRESS - 20)}`
export const LONGEST_ORIGIN = `https://${`${'d'.repeat(60)}.`.repeat(3)}example.org:8443`
/** Of a role, of a unit's id. */
export const LONGEST_ROLE_ID = 'r'.repeat(LONGEST_ROLE)
export const LONGEST_UNIT_ID = '9'.repeat(LONGEST_EXTERNAL_ID)

const WORTHY = [
  'Personnel statistics',
  'Bibliotek',
  'Lukiokoulutuksen opiskelijamäärät',
  'Στατιστικά',
  'Folkhögskolornas och studieförbundens verksamhetsuppgifter för bidragsåret',
]

/** More portals than anybody has, named as people name them. */
export const FORTY_PORTALS: readonly { readonly id: string; readonly name: string }[] = Array.from(
  { length: 40 },
  (_, at) => ({
    id: `portal-${at + 1}`,
    name: at < 7 ? (Object.values(LINES)[at] ?? '') : `${WORTHY[at % 5]} ${at + 1}`,
  }),
)
