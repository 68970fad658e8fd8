import { z } from 'zod'
import { cleanAddress, cleanName, cleanText } from '../domain/values/text.ts'

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
export const personName = line(100, 0)

/** An address, of what was typed or pasted. 254 octets is the longest that can be mailed (RFC 5321 §4.5.3.1.3, erratum 1690). */
export const address = z.string().overwrite(cleanAddress).min(3).max(254)

/** The same of a list, in which each row is judged by itself: also of one that is none, or too long. */
export const rowAddress = z.string().overwrite(cleanAddress).max(2000)
/** A name, a role or an id of such a row. */
export const rowLine = line(2000, 0)

/** A web address: never mended, so that nobody gets another one than was written. */
export const webAddress = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\s\p{C}\p{DI}]+$/u)

/** A unit's id in the host's own register. */
export const externalId = line(100)

/** Any word of the host's. */
export const role = line(64)

/** What is searched for; empty for everything. As long as a whole address, which the console's links give. */
export const searched = line(254, 0)

/** Visible ASCII: what can stand in a header, an address and any database's text. */
export const printable = z.string().regex(/^[\x21-\x7e]+$/)

/** A public id of ours. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** Where the next part of a list begins, as the part before gave it. */
export const place = (most: number) => printable.max(most)

/** As it was typed, and never kept so: whoever reads it takes out of it what counts. */
export const raw = (most: number, least = 1) => z.string().min(least).max(most)
