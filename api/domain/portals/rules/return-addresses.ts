import type { MissingView } from '../../../contract/console/portal-wire.ts'
import { isAt } from '../../../contract/plain/web-addresses.ts'
import type { Mistake } from './setup-refusal.ts'

interface Places {
  readonly origins: readonly string[]
  readonly homeUrl: string
  readonly returnUrls: readonly string[]
}

/** Of a portal that names none: its start page, where that lies on one of its own origins. */
export function firstReturnUrls({ origins, homeUrl }: Omit<Places, 'returnUrls'>): string[] {
  return isAt(origins, homeUrl) ? [homeUrl] : []
}

/** A code goes nowhere that the portal's widgets may not stand. */
export function returnMistakes({
  origins,
  returnUrls = [],
}: {
  readonly origins: readonly string[]
  readonly returnUrls?: readonly string[] | undefined
}): readonly Mistake[] {
  return returnUrls.flatMap((address, at) =>
    isAt(origins, address)
      ? []
      : [{ path: `returnUrls.${at}`, why: `must be at one of the portal’s origins: ${address}` }],
  )
}

/** What our own page cannot do for a portal as it is set up. */
export function missingIn(portal: Places): readonly MissingView[] {
  const { origins, homeUrl, returnUrls } = portal
  if (returnUrls.length === 0) return [{ what: 'return-url', address: null }]
  const lost = returnUrls.filter((address) => !isAt(origins, address))
  return [
    ...lost.map((address) => ({ what: 'origin', address }) as const),
    ...(returnUrls.includes(homeUrl) ? [] : [{ what: 'start-page', address: homeUrl } as const]),
  ]
}
