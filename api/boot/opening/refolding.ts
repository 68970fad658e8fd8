import type { Foldable, OlderPart } from '../../ports/store/refolding-store.ts'
import type { Store } from '../../ports/store/store.ts'

const ALL: readonly Foldable[] = ['people', 'units', 'invitations']
/** Transactions under way: on SQLite they share a commit. */
const AT_ONCE = 50

/** How many were not as they are made now; empty where all were. */
export type Remade = Readonly<Partial<Record<Foldable, number>>>

/**
 * Makes words that people, units and invitations are found by, and the places of names, as this program makes
 * them: once after an upgrade that folds otherwise, and after another alphabet was chosen. What is right already
 * stays. A start that is interrupted begins anew; two at once do the same twice.
 */
export async function refold(store: Store): Promise<Remade> {
  const remade: Partial<Record<Foldable, number>> = {}
  if (await store.run(() => store.refolding.isDone())) return remade
  for (const what of ALL) {
    const count = await refoldAll(store, what)
    if (count > 0) remade[what] = count
  }
  await store.run(() => store.refolding.setDone())
  return remade
}

/** How many were not as they are made now. */
async function refoldAll(store: Store, what: Foldable): Promise<number> {
  let count = 0
  let after: string | null = null
  do {
    const from: string | null = after
    const { ids, next }: OlderPart = await store.run(() => store.refolding.older(what, from))
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE)
      await Promise.all(some.map((id) => store.atomically(() => store.refolding.refold(what, id))))
    }
    count += ids.length
    after = next
  } while (after !== null)
  return count
}
