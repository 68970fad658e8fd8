import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { isMadeForConsole } from '../methods/keys-of-console.ts'
import { hasOwnerWithKey, ownersAt } from '../methods/keys-of-owners.ts'
import { openPortal } from '../portals/portal.ts'

type Looked = Pick<Store, 'people' | 'methods' | 'portals'>

interface Taken {
  readonly person: Person
  readonly gone: readonly Method[]
  readonly now: number
}

/**
 * Whether nobody could act as an owner any more, where the console demands keys and these of a person's go. Takes the
 * lock of the console's portal: of two who take the last two at once, the second is told.
 */
export function* isLastOwnersKey(store: Looked, { person, gone, now }: Taken): Statement<boolean> {
  if (!gone.some(isMadeForConsole)) return false
  const held = yield* store.portals.hold(CONSOLE_PORTAL)
  if (!held || openPortal(held).policy.keyToAct !== 'demanded') return false
  const owners = yield* ownersAt(store, now)
  if (owners.every(({ id }) => id !== person.id)) return false
  return !(yield* hasOwnerWithKey(store, { gone, now }))
}
