import type { PortalGap } from '../../contract/console/portals.ts'
import { refuseMistakes } from './refusal.ts'

interface Returning {
  readonly origins: readonly string[]
  /** Exact addresses, path and query included, as browsers write them. */
  readonly returnUrls: readonly string[]
}

/** Of a portal that names none: its start page, where that is one of its own pages. */
export function usualReturns({
  origins,
  homeUrl,
}: Pick<Returning, 'origins'> & { readonly homeUrl: string }): readonly string[] {
  return isAt(origins, homeUrl) ? [homeUrl] : []
}

/**
 * Addresses that are given lie at the portal's origins. Those that are there already stay when an origin
 * goes: nothing is led to them, and whoever looks after the portal is told.
 * @throws Refused `invalid_input`
 */
export function requireOwnReturns({ origins, returnUrls }: Returning): void {
  const mistakes = returnUrls.flatMap((url, at) =>
    isAt(origins, url)
      ? []
      : [{ path: `returnUrls.${at}`, why: 'must be at one of the portal’s origins' }],
  )
  refuseMistakes(mistakes)
}

/** What is in the way of leading back from our own pages (RFC 9700 §2.1). */
export function returnGaps({ origins, returnUrls }: Returning): readonly PortalGap[] {
  const isNone = returnUrls.length === 0
  const isElsewhere = returnUrls.some((url) => !isAt(origins, url))
  return [
    ...(isNone ? (['no-return'] as const) : []),
    ...(isElsewhere ? (['return-elsewhere'] as const) : []),
  ]
}

/**
 * The address that was asked for, if it is registered, or the start page if none was asked for and that
 * is. Null for any other: no code leaves for it (RFC 9700 §2.1: exact comparison).
 */
export function registeredReturn(
  asked: string | undefined,
  { origins, returnUrls, homeUrl }: Returning & { readonly homeUrl: string },
): string | null {
  const wanted = asked ?? homeUrl
  return returnUrls.includes(wanted) && isAt(origins, wanted) ? wanted : null
}

function isAt(origins: readonly string[], url: string): boolean {
  return origins.includes(new URL(url).origin)
}
