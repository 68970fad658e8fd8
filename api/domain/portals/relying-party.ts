import type { Portal } from './portal.ts'
import type { Mistake } from './rules/setup-refusal.ts'

/** The domain that a portal's passkeys and keys belong to (Web Authentication Level 3 §5.1.2, RP ID). */

/** Chromium reads 256 KiB and nothing of a longer answer; an origin has up to 261 letters, and a few signs around it. */
const MOST_RELATED = 900

/**
 * As it was set, else the host of the first origin. Where our own pages are on another site than that, no browser
 * takes it there, and the widgets work nowhere else (same-site cookies): then our own host.
 */
export function rpIdOf(
  { rpId, origins }: Pick<Portal, 'rpId' | 'origins'>,
  publicUrl: string,
): string {
  if (rpId !== null) return rpId
  const ours = hostOf(publicUrl)
  const host = hostOf(origins[0] ?? publicUrl)
  return isNear(ours, host) ? host : ours
}

/** Where the portal's pages and ours are, of which one at least can use what is set. */
export function rpIdMistakes(
  publicUrl: string,
  { rpId, origins }: Pick<Portal, 'rpId' | 'origins'>,
): readonly Mistake[] {
  if (rpId === null) return []
  const hosts = [publicUrl, ...origins].map(hostOf)
  if (hosts.some((host) => isWithin(host, rpId))) return []
  return [
    {
      path: 'rpId',
      why: 'must be the host of one of the portal’s origins or ours, or a domain above one',
    },
  ]
}

/**
 * What the domain's own server is to answer, as JSON, so that browsers take its credentials on the portal's other
 * pages and on ours as well (Level 3 §5.11.1); null where all of them are within the domain, and where the domain is
 * our own host: then we answer (`ownRelatedOrigins`).
 */
export function relatedOriginsOf(
  publicUrl: string,
  portal: Pick<Portal, 'rpId' | 'origins'>,
): { readonly address: string; readonly text: string } | null {
  const rpId = rpIdOf(portal, publicUrl)
  if (rpId === hostOf(publicUrl)) return null
  const origins = [...new Set([...portal.origins, new URL(publicUrl).origin])]
  if (origins.every((origin) => isWithin(hostOf(origin), rpId))) return null
  return {
    address: `https://${rpId}/.well-known/webauthn`,
    text: JSON.stringify({ origins }, null, 2),
  }
}

/**
 * The same where our own host is the domain: pages beside it, on the same site, of portals whose passkeys belong to
 * it. Pages of other sites are not told: widgets work nowhere there, and browsers read five sites at least and may
 * stop then. Those of the first portals, as many as are read.
 */
export function ownRelatedOrigins(
  publicUrl: string,
  portals: readonly Pick<Portal, 'rpId' | 'origins'>[],
): readonly string[] {
  const ours = hostOf(publicUrl)
  const isDue = (host: string) =>
    !isWithin(host, ours) && (isNear(ours, host) || isNear(host, ours))
  const origins = portals
    .filter((portal) => rpIdOf(portal, publicUrl) === ours)
    .flatMap((portal) => portal.origins.filter((origin) => isDue(hostOf(origin))))
  return [...new Set(origins)].slice(0, MOST_RELATED)
}

/** Whether a page of a host may use the domain: it is the host, or what the host is under. */
export function isWithin(host: string, rpId: string): boolean {
  return host === rpId || host.endsWith(`.${rpId}`)
}

export function hostOf(url: string): string {
  return new URL(url).hostname
}

/** One under the other, or both under the same name: `auth.example.org` beside `portal.example.org`. */
function isNear(ours: string, host: string): boolean {
  if (isWithin(ours, host) || isWithin(host, ours)) return true
  const [, ...above] = host.split('.')
  return above.length > 1 && isWithin(ours, above.join('.'))
}
