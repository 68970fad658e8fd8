import { LANGUAGES } from './languages.ts'

/**
 * How long widgets and console wait for an answer: longer than the server's own limits, so that its
 * answer is normally the one that is seen.
 */
export const PATIENCE_MS = 20_000

/** No form can send it: its presence makes browsers ask first. */
export const CLIENT_HEADER = 'X-Farstu-Client'

/** Of each request of theirs. Written out, for in a first load every byte counts. */
export const CLIENT_HEADERS = {
  'Content-Type': 'application/json',
  'X-Farstu-Client': '1',
} as const

/** Of a request's body, in KiB: the largest honest one but a notice is a password of 4 096 characters. */
export const MOST_BODY_KIB = 64
/** The same of a notice: 256 KiB a language, for thirty sections of five thousand characters, some of two bytes. */
export const MOST_NOTICE_KIB = 256 * LANGUAGES.length
/** The same where a spreadsheet's text, or its rows, are sent: `LONGEST_SHEET` signs of three bytes, with what JSON writes before line ends. */
export const MOST_SHEET_KIB = 1024
