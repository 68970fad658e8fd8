import type { Portal } from './portal.ts'

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
