import type { Statement } from './statement.ts'

/**
 * A verification method of a person. What counts at `now` is `active`, or suspended until `now` or
 * earlier; nothing else does.
 */
export interface Method {
  readonly id: string
  readonly personId: string
  /** A kind that is registered (`domain/methods/registry.ts`): `password`, `totp` … */
  readonly kind: string
  /** As the person calls it; '' for kinds that are not named. */
  readonly name: string
  /** `removed`: kept for what is written of it. It counts for nothing, and has no look-up. */
  readonly state: 'pending' | 'active' | 'suspended' | 'removed'
  /** The flow that began it; a pending method belongs to that flow alone. */
  readonly flowId: string | null
  /** Sealed, or a slow hash; '' where the kind has none, and once a removed one is wiped. */
  readonly secret: string
  /** JSON: what its kind keeps of it, which the domain opens with the kind's schema. */
  readonly data: string
  /** What only ever moves forward (RFC 6238 §5.2: the time step); null before the first use. */
  readonly counter: number | null
  /** What it is found by, once per kind in the installation; null for none. */
  readonly lookup: string | null
  /** The only portal that it counts in; null for the whole installation. */
  readonly portalId: string | null
  /** The one that the person prefers. */
  readonly isDefault: boolean
  /** `self`: by its person, in a flow; `spare`: the same, on the word of a recovery code alone; `agent`: on that of a pass of the helpdesk. The others are room for ways that do not exist yet. */
  readonly addedBy: 'self' | 'spare' | 'import' | 'agent' | 'redirect'
  readonly createdAt: number
  /** When it came to count; null while it is pending. */
  readonly confirmedAt: number | null
  /** When it was last right; null for never. */
  readonly lastUsedAt: number | null
  /** When a suspended one counts again; null for not before it is bound anew. */
  readonly suspendedUntil: number | null
  /** When it was put away; null for any other, and once it is wiped. */
  readonly removedAt: number | null
}

/**
 * Methods in the store. Whoever changes one holds the person's lock, or is guarded by what the row still is.
 */
export interface Methods {
  /** Guarded: false, and nothing done, where another of its kind has its `lookup`. One caller wins. */
  add(method: Method): Statement<boolean>
  byId(id: string): Statement<Method | null>
  /** The one that counts at `now`. */
  byLookup(kind: string, lookup: string, now: number): Statement<Method | null>
  /** Those that count at `now`, oldest first. */
  active(personId: string, now: number): Statement<readonly Method[]>
  /** The newest that counts at `now` in a portal; reads one row, whether there is one or not. */
  activeOfKind(
    personId: string,
    kind: string,
    at: { readonly portalId: string; readonly now: number },
  ): Statement<Method | null>
  /** Active and suspended ones, oldest first. */
  bound(personId: string): Statement<readonly Method[]>
  /** Whether somebody has one that counts in this portal alone, or will again. */
  someMadeFor(portalId: string): Statement<boolean>
  /** What was begun in a flow, newest first: whoever chose another kind has begun several. */
  pendingOfFlow(flowId: string): Statement<readonly Method[]>
  /**
   * Pending → active, once, as its check found it: with the `name`, `secret`, `data`, `counter`,
   * `lookup`, `portalId`, `isDefault` and `addedBy` of this one. The rest stays as it was begun. False, and
   * nothing done, when it was not pending any more, or another of its kind has the `lookup`.
   */
  activate(method: Method, now: number): Statement<boolean>
  /**
   * Guarded: it counts at `now`, and `counter` is later than every one before. A suspension that is
   * over ends with it.
   */
  advance(
    id: string,
    to: Pick<Method, 'data'> & { readonly counter: number; readonly now: number },
  ): Statement<boolean>
  /** Replaces the secret of a method that counts at `now`, if it still is `from` (rehash). */
  replaceSecret(id: string, from: string, to: string, now: number): Statement<boolean>
  /** Guarded: it counts at `now`; false when it does not any more. Ends a suspension that is over. */
  markUsed(id: string, now: number): Statement<boolean>
  /** Guarded as `markUsed`; keeps `data` as it then is. */
  markUsedAs(id: string, to: Pick<Method, 'data'> & { readonly now: number }): Statement<boolean>
  /** Guarded: it takes a name still (active, or suspended until a moment); false for any other. */
  rename(id: string, name: string): Statement<boolean>
  /**
   * All of a kind that are active, or whose suspension ends, or has ended, before `until`; returns how
   * many. So one whose suspension is over is suspended anew until any later moment.
   * @param until null for until it is bound anew, which is later than every moment: what it was looked up
   *   by is free then.
   */
  suspend(personId: string, kind: string, until: number | null): Statement<number>
  /**
   * One that counts at `now` → removed: its secret, what it is found by and its one-time secrets go, and
   * the row stays. False when it does not count any more.
   */
  remove(id: string, now: number): Statement<boolean>
  /**
   * One that counts at `now` → removed, as its person wanted it: what it is found by goes, its secret and its
   * one-time secrets stay until it is wiped. False when it does not count any more.
   */
  putAway(id: string, now: number): Statement<boolean>
  /**
   * Takes secret and one-time secrets from up to `limit` that were put away before `before`; returns how many.
   * The rows stay.
   */
  wipe(before: number, limit: number): Statement<number>
  /** Those that were put away and not wiped yet, the last first. */
  kept(personId: string): Statement<readonly Method[]>
  /**
   * One that counts at `now` → suspended until it is bound anew or given back: what it was looked up by is free then.
   * False when it does not count any more.
   */
  switchOff(id: string, now: number): Statement<boolean>
  /**
   * One that was put away and not wiped, or is switched off for good → active since `now`, on an agent's word, and never
   * the default. False for any other. What it was looked up by is gone.
   */
  giveBack(id: string, now: number): Statement<boolean>
  /** Those of a kind that are switched off for good → removed, as `remove` does: one was bound in their place. */
  dropOff(personId: string, kind: string): Statement<void>
  /** Makes it the one that the person prefers, in the place of any other. */
  prefer(personId: string, id: string): Statement<void>
  /** Deletes all methods of a person; returns how many. */
  dropAll(personId: string): Statement<number>
  /** Deletes what any flow began and did not finish. */
  dropPending(personId: string): Statement<void>
}
