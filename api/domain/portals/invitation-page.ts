import type { Services } from '../services.ts'
import { refuseMistakes } from './refusal.ts'

interface Pages {
  readonly origins: readonly string[]
  /** Null for our own page. */
  readonly invitationUrl: string | null
}

/**
 * Invitation links lead where the portal's widgets may stand: on a page of any other origin they
 * would open nothing, and hand the token to strangers. `homeUrl` is only a link and may lead anywhere.
 * @throws Refused `invalid_input`
 */
export function requireOwnPage(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { origins, invitationUrl }: Pages,
): void {
  if (invitationUrl === null) return
  const { origin } = new URL(invitationUrl)
  if (origin === new URL(publicUrl).origin || origins.includes(origin)) return
  refuseMistakes([{ path: 'invitationUrl', why: 'must be at one of the portal’s origins' }])
}
