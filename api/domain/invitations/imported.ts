import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { asksForImport } from '../policy/enrolling.ts'
import type { PortalPolicy } from '../policy/portal-policy.ts'

/** Where it is asked, and by whose rules. */
interface Where {
  readonly id: string
  readonly policy: Pick<PortalPolicy, 'enrolling'>
}

/**
 * Whether whoever has an address came to a portal with a list, or by its host's server. An invitation names no person:
 * it is theirs who has its address. False without a look where no policy asks.
 */
export function* isImported(
  { invitations }: Pick<Store, 'invitations'>,
  { id, policy }: Where,
  emailKey: string,
): Statement<boolean> {
  if (!asksForImport(policy)) return false
  const sent = yield* invitations.byAddress(id, emailKey)
  return sent.some(({ imported, state }) => imported && state !== 'revoked')
}
