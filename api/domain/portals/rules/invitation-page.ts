import { isAt } from '../../../contract/plain/web-addresses.ts'
import type { Services } from '../../services.ts'
import type { Mistake } from './setup-refusal.ts'

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
  if (isAt([new URL(publicUrl).origin, ...origins], invitationUrl)) return []
  return [{ path: 'invitationUrl', why: 'must be at one of the portal’s origins' }]
}
