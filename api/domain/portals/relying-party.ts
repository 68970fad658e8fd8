import type { Portal } from './portal.ts'
import type { Mistake } from './rules/setup-refusal.ts'

/** The domain that a portal's passkeys and keys belong to (Web Authentication Level 3 §5.1.2, RP ID). */

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
 * pages and on ours as well (Level 3 §5.11.1); null where all of them are within the domain.
 */
export function relatedOriginsOf(
  publicUrl: string,
  portal: Pick<Portal, 'rpId' | 'origins'>,
): { readonly address: string; readonly text: string } | null {
  const rpId = rpIdOf(portal, publicUrl)
  const origins = [...new Set([...portal.origins, new URL(publicUrl).origin])]
  if (origins.every((origin) => isWithin(hostOf(origin), rpId))) return null
  return {
    address: `https://${rpId}/.well-known/webauthn`,
    text: JSON.stringify({ origins }, null, 2),
  }
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
