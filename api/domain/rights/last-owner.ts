import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { isMadeForConsole, isTheConsoles } from '../methods/keys-of-console.ts'
import { openPortal } from '../portals/portal.ts'

type Looked = Pick<Store, 'people' | 'methods' | 'portals'>

const OWNERS = { portalId: CONSOLE_PORTAL, role: 'owner' } as const

/** Owners of the whole installation, who have an account and are not suspended. */
export function* ownersAt({ people }: Pick<Store, 'people'>, now: number) {
  return yield* people.holdersOfWhole({ ...OWNERS, now })
}

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

/** Whether somebody could act as an owner where the console demands keys, and these are gone. */
export function* hasOwnerWithKey(
  store: Pick<Store, 'people' | 'methods'>,
  { gone, now }: Pick<Taken, 'gone' | 'now'>,
): Statement<boolean> {
  for (const owner of yield* ownersAt(store, now)) {
    const keys = (yield* store.methods.active(owner.id, now)).filter((one) =>
      isTheConsoles(one, now),
    )
    if (keys.some(({ id }) => gone.every((one) => one.id !== id))) return true
  }
  return false
}
