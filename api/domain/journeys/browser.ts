import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { Random } from '../../ports/random.ts'

/** What binds all flows of one browser: a cookie of 128 bits, kept in each flow as a digest. */
const BROWSER_BYTES = 16

/** 22 characters of base64url; anything else was not made by us, and binds nothing. */
export function isBrowser(value: string | null): value is string {
  return value !== null && /^[\w-]{22}$/.test(value)
}

/** A value for the cookie of a browser that has none: 22 characters of base64url. */
export function newBrowser(random: Random): string {
  return Buffer.from(random.bytes(BROWSER_BYTES)).toString('base64url')
}

/** What flows and sessions keep of the cookie's value: nobody who reads the database can be that browser. */
export function browserDigest(digest: KeyedDigest, browser: string): string {
  return digest.of('browser', browser)
}
