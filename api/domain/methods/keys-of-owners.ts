import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { isTheConsoles } from './keys-of-console.ts'

const OWNERS = { portalId: CONSOLE_PORTAL, role: 'owner' } as const

/** Owners of the whole installation, who have an account and are not suspended. */
export function* ownersAt({ people }: Pick<Store, 'people'>, now: number) {
  return yield* people.holdersOfWhole({ ...OWNERS, now })
}

/** Whether somebody could act as an owner where the console demands keys, once these are gone. */
export function* hasOwnerWithKey(
  store: Pick<Store, 'people' | 'methods'>,
  { gone, now }: { readonly gone: readonly Method[]; readonly now: number },
): Statement<boolean> {
  for (const owner of yield* ownersAt(store, now)) {
    const keys = (yield* store.methods.active(owner.id, now)).filter((one) =>
      isTheConsoles(one, now),
    )
    if (keys.some(({ id }) => gone.every((one) => one.id !== id))) return true
  }
  return false
}
