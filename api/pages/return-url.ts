import { isAt } from '../contract/plain/web-addresses.ts'

interface Returning {
  readonly origins: readonly string[]
  /** Where a page leads that was asked for nothing. */
  readonly homeUrl: string
  /** Exact addresses. */
  readonly returnUrls: readonly string[]
}

/**
 * Where a page hands a sign-in over to: an address of the portal's list, character by character, path
 * and query included (RFC 9700 §2.1). Whatever else lies on an origin, such as a page that leads on to
 * anywhere, is no place for a code. Null for any other address; where none is asked for, the start page
 * is meant.
 */
export function returnUrl(
  asked: string | undefined,
  { origins, homeUrl, returnUrls }: Returning,
): string | null {
  const address = asked ?? homeUrl
  return returnUrls.includes(address) && isAt(origins, address) ? address : null
}

/** Words with hyphens and full stops: neither a token, nor a number, nor an address of anybody. */
const PLAIN_PATH = /^(?:\/[a-z.-]{0,20}){1,6}$/i

/**
 * What the log may say of an address that was asked for: scheme, host and path of one of the portal's
 * own, if it looks like a page. Null otherwise, for it is a stranger's to write.
 */
export function toldReturn(asked: string, { origins }: Pick<Returning, 'origins'>): string | null {
  if (!URL.canParse(asked) || !isAt(origins, asked)) return null
  const { origin, pathname } = new URL(asked)
  return PLAIN_PATH.test(pathname) ? origin + pathname : origin
}
