import { type CodeShape, UNMISTAKABLE } from './typed-code.ts'

/** That an authenticator app shows: every one of them knows codes of six (RFC 6238, RFC 4226 §5.3). */
export const APP_CODE_DIGITS = 6

/** How many recovery codes are made at once. */
export const RECOVERY_CODES = 10

/** So many left, or fewer, and a new set is offered. */
export const FEW_CODES = 3

/** One of them: 65 bits, of 13 characters that nobody takes for one another. */
export const RECOVERY_CODE: CodeShape = { alphabet: UNMISTAKABLE, length: 13, group: 4 }

/** A temporary access pass: 50 bits, read out by an agent. */
export const ACCESS_PASS: CodeShape = { alphabet: UNMISTAKABLE, length: 10, group: 5 }

/** A code that a caller reads out to an agent: digits, which everybody can say. */
export const CALLER_CODE: CodeShape = { alphabet: '0123456789', length: 8, group: 4 }
