/** What address parsers drop, or read as something else, and what nobody sees. */
const ODD = /[\s\\\p{C}\p{DI}]/u
const WEB = /^https?:\/\//i
/** Scheme, host and port, and the slash that browsers show behind them: no path, query or user's name. */
const ORIGIN = /^https?:\/\/[^/?#@]+\/?$/i

/**
 * A web address as browsers write it (WHATWG URL), or null: https, and http for a page on this
 * machine alone; without a name, a password or a wildcard.
 */
export function webAddress(typed: string): string | null {
  return readAddress(typed)?.href ?? null
}

/** A web address that the token of an invitation can be put behind. */
export function invitationAddress(typed: string): string | null {
  return typed.includes('#') ? null : webAddress(typed)
}

/**
 * An origin as browsers send it (RFC 6454 §6.2): lower case, A-labels, no default port. One slash at
 * the end is no path. A path is not cut off: whoever writes one may mean that page alone.
 */
export function originAddress(typed: string): string | null {
  return ORIGIN.test(typed) ? (readAddress(typed)?.origin ?? null) : null
}

/** A domain as browsers write it (lower case, A-labels), or null: `localhost`, or two labels and more, and no number. */
export function domainName(typed: string): string | null {
  const host =
    ODD.test(typed) || /[/?#@:*]/.test(typed) ? null : parsed(`https://${typed}`)?.hostname
  if (!host) return null
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !/^[\d.]+$/.test(host)
  return host === 'localhost' || isName ? host : null
}

function readAddress(typed: string): URL | null {
  const url = WEB.test(typed) && !ODD.test(typed) ? parsed(typed) : null
  if (!url) return null
  const isSecure = url.protocol === 'https:' || url.hostname === 'localhost'
  const isBare = url.username === '' && url.password === '' && !url.hostname.includes('*')
  return isSecure && isBare ? url : null
}

/** A text as an address, or null; `URL.parse` and `URL.canParse` are newer than browsers that are served. */
export function parsed(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** Whether a web address lies on one of the origins. */
export const isAt = (origins: readonly string[], address: string): boolean =>
  origins.includes(new URL(address).origin)
