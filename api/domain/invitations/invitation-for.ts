import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Address } from '../values/address.ts'

interface Invited {
  /** Null matches no invitation. */
  readonly address: Address | null
  readonly now: number
}

/** The invitation that an address is about: the newest that is open, else the newest of all. */
export function invitationFor(
  { invitations }: Pick<Store, 'invitations'>,
  portalId: string,
  { address, now }: Invited,
): Statement<Invitation | null> {
  return invitations.aboutAddress(portalId, address?.key ?? '', now)
}
