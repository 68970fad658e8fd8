import { z } from 'zod'
import { cleanName, cleanText } from './plain/clean-text.ts'
import {
  LONGEST_EXTERNAL_ID,
  LONGEST_MAIL_ADDRESS,
  LONGEST_NAME,
  LONGEST_PASTED,
  LONGEST_ROLE,
  LONGEST_WEB_ADDRESS,
} from './plain/lengths.ts'
import { cleanAddress } from './plain/mail-address.ts'

/**
 * What every text of a request is made of. Each shape either cleans or refuses what cannot be seen, a
 * line break in one line, and what no database takes, so that it is done alike at every door; lengths
 * are those of what is kept. A schema has no other texts: `unseen-signs.test.ts` tries each of them.
 */

/** A text of one line, cleaned. @param least 0 where it may be empty. */
export const line = (most: number, least = 1) =>
  z.string().overwrite(cleanName).min(least).max(most)

/** A text of several lines, cleaned. */
export const lines = (most: number) => z.string().overwrite(cleanText).min(1).max(most)

/** One of two names of a person: either may be empty, as some people have one only. */
export const personName = line(LONGEST_NAME, 0)

/** An address, of what was typed or pasted. */
export const address = z.string().overwrite(cleanAddress).min(3).max(LONGEST_MAIL_ADDRESS)

/** The same of a list, in which each row is judged by itself: also of one that is none, or too long. */
export const rowAddress = z.string().overwrite(cleanAddress).max(LONGEST_PASTED)
/** A name, a role or an id of such a row. */
export const rowLine = line(LONGEST_PASTED, 0)

/** A web address: never mended, so that nobody gets another one than was written. */
export const webAddress = z
  .string()
  .trim()
  .max(LONGEST_WEB_ADDRESS)
  .regex(/^[^\s\p{C}\p{DI}]+$/u)

/** A unit's id in the host's own register. */
export const externalId = line(LONGEST_EXTERNAL_ID)

/** The id of a role, of up to `LONGEST_ROLE` UTF-16 units; the domain knows which a portal has. */
export const role = line(LONGEST_ROLE)

/** What is searched for; empty for everything. A whole address is, by links of the console. */
export const searched = line(LONGEST_MAIL_ADDRESS, 0)

/** Visible ASCII: what can stand in a header, an address and any database's text. */
export const printable = z.string().regex(/^[\x21-\x7e]+$/)

/** Bytes as base64url without padding (RFC 4648 §5). @param most letters. */
export const base64url = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(most)

/** A public id of ours, or a plain name: up to 64 letters, digits, `_` and `-`. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** A cursor: where the next page of a list begins, as the page before gave it. */
export const cursor = (most: number) => printable.max(most)

/** As it was typed, and never kept so: whoever reads it takes out of it what counts. */
export const raw = (most: number, least = 1) => z.string().min(least).max(most)
