import type { Services } from '../../services.ts'
import type { Mistake } from './refusal.ts'

interface Pages {
  readonly origins: readonly string[]
  /** Null for our own page. */
  readonly invitationUrl: string | null
}

/**
 * Invitation links lead where the portal's widgets may stand: on a page of any other origin they
 * would open nothing, and hand the token to strangers. `homeUrl` is only a link and may lead anywhere.
 */
export function pageMistakes(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { origins, invitationUrl }: Pages,
): readonly Mistake[] {
  if (invitationUrl === null) return []
  const { origin } = new URL(invitationUrl)
  if (origin === new URL(publicUrl).origin || origins.includes(origin)) return []
  return [{ path: 'invitationUrl', why: 'must be at one of the portal’s origins' }]
}
