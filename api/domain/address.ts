import { domainToASCII } from 'node:url'

/** An e-mail address in the two forms that are kept. */
export interface Address {
  /** As given, trimmed and NFC; mail goes here. */
  readonly email: string
  /** What two spellings of one mailbox share: domain as lower-case A-label, local part lower case. */
  readonly key: string
}

/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.3, in octets. */
const MAX_LOCAL = 64
const MAX_ADDRESS = 254
/** Unquoted local part: no space, control, quote, bracket, comma, colon, semicolon, backslash or `@`. */
const LOCAL_PART = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * Canonical address, or null when it is none that mail could be sent to.
 * No dot or plus folding: providers differ, and folding would give one person another's account.
 */
export function parseAddress(typed: string): Address | null {
  const email = typed.trim().normalize('NFC')
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const domain = domainToASCII(email.slice(at + 1)).toLowerCase()
  const isWellFormed =
    at > 0 &&
    LOCAL_PART.test(local) &&
    Buffer.byteLength(local) <= MAX_LOCAL &&
    Buffer.byteLength(email) <= MAX_ADDRESS &&
    DOMAIN.test(domain)
  return isWellFormed ? { email, key: `${local.toLowerCase()}@${domain}` } : null
}

/** Enough to recognise one's own address by, too little to learn somebody else's. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = email
  return `${first}•••${email.slice(at)}`
}
