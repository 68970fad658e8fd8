import type { Invitation } from '../ports/store/invitations.ts'
import type { Statement } from '../ports/store/statement.ts'
import type { Store } from '../ports/store/store.ts'
import type { Address } from './address.ts'

interface Invited {
  /** Null matches no invitation. */
  readonly address: Address | null
  readonly now: number
}

/** The invitation that an address is about: the newest that is open, else the newest of all. */
export function* invitationFor(
  store: Store,
  portalId: string,
  { address, now }: Invited,
): Statement<Invitation | null> {
  const invitations = yield* store.invitations.byAddress(portalId, address?.key ?? '')
  return invitations.find((row) => isOpen(row, now)) ?? invitations[0] ?? null
}

function isOpen({ state, expiresAt }: Invitation, now: number): boolean {
  return state !== 'complete' && state !== 'revoked' && expiresAt > now
}
