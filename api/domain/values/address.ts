import { domainToASCII } from 'node:url'
import { LONGEST_MAIL_ADDRESS } from '../../contract/plain/lengths.ts'
import { cleanAddress } from '../../contract/plain/mail-address.ts'
import { shownDomain } from './shown-domain.ts'

/** An e-mail address in the two forms that are kept. */
export interface Address {
  /** As it is shown: as it was given, NFC, but for a domain that could deceive (`shown-domain.ts`). */
  readonly email: string
  /** What two spellings of one mailbox share: local part in lower case, domain as A-labels. Compared by. */
  readonly key: string
}

/** RFC 5321 §4.5.3.1.1, in octets. */
const MAX_LOCAL = 64
/** Unquoted local part: no space, control, quote, bracket, comma, colon, semicolon, backslash or `@`. */
const LOCAL_PART = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u
/** What no URL parser reads anything into. */
const PLAIN_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * The address that was meant, or null when it is none that mail could be sent to.
 * No dot or plus folding: providers differ, and folding would give one person another's account.
 */
export function parseAddress(typed: string): Address | null {
  const whole = cleanAddress(typed)
  const at = whole.lastIndexOf('@')
  const local = whole.slice(0, at)
  const given = whole.slice(at + 1)
  const domain = PLAIN_DOMAIN.test(given) ? domainToASCII(given).toLowerCase() : ''
  const isWellFormed =
    at > 0 &&
    LOCAL_PART.test(local) &&
    Buffer.byteLength(local) <= MAX_LOCAL &&
    Buffer.byteLength(`${local}@${domain}`) <= LONGEST_MAIL_ADDRESS &&
    DOMAIN.test(domain)
  if (!isWellFormed) return null
  return {
    email: `${local}@${shownDomain(given, domain)}`,
    key: `${local.toLowerCase()}@${domain}`,
  }
}

/** Enough to recognise one's own address by, too little to learn somebody else's. */
export function maskAddress(email: string, letters = 1): string {
  const at = email.lastIndexOf('@')
  const first = [...email.slice(0, at)].slice(0, letters).join('')
  return `${first}•••${email.slice(at)}`
}
