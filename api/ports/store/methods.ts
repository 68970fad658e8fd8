import type { Statement } from './statement.ts'

/** A verification method of a person. Only `active` ones count, and those whose suspension is over. */
export interface Method {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly name: string
  /** `removed`: kept for what is written of it, without its secrets. */
  readonly state: 'pending' | 'active' | 'suspended' | 'removed'
  /** The flow that began it; a pending method belongs to that flow alone. */
  readonly flowId: string | null
  /** Sealed, or a slow hash; '' where the kind has none, and once it is removed. */
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
  readonly addedBy: 'self' | 'import' | 'agent' | 'redirect'
  readonly createdAt: number
  readonly confirmedAt: number | null
  readonly lastUsedAt: number | null
  /** When a suspended one counts again; null for not before it is bound anew. */
  readonly suspendedUntil: number | null
}

/** What moves when a method is used. */
export type Moved = Pick<Method, 'data'> & { readonly counter: number | null }

export interface Methods {
  add(method: Method): Statement<void>
  byId(id: string): Statement<Method | null>
  /** The active one. */
  byLookup(kind: string, lookup: string): Statement<Method | null>
  /** Those that count at `now`, oldest first. */
  active(personId: string, now: number): Statement<readonly Method[]>
  /** The newest active one; reads one row, whether there is one or not. */
  activeOfKind(personId: string, kind: string): Statement<Method | null>
  /** Active and suspended ones, oldest first. */
  bound(personId: string): Statement<readonly Method[]>
  /** The newest, of whatever kind. */
  pendingOfFlow(flowId: string): Statement<Method | null>
  /** Pending → active, once. False when it was not pending any more. */
  activate(id: string, now: number, to: Moved): Statement<boolean>
  /**
   * Guarded: it counts at `now`, and `counter` is later than every one before. A suspension that is
   * over ends with it.
   */
  advance(
    id: string,
    to: Pick<Method, 'data'> & { readonly counter: number; readonly now: number },
  ): Statement<boolean>
  /** Replaces the secret of an active method if it still is `from` (rehash). */
  replaceSecret(id: string, from: string, to: string): Statement<boolean>
  rename(id: string, name: string): Statement<void>
  /** Guarded: it counts at `now`; false when it does not any more. Ends a suspension that is over. */
  markUsed(id: string, now: number): Statement<boolean>
  /**
   * All of a kind that are active, or suspended for less long; returns how many.
   * @param until null for until it is bound anew.
   */
  suspend(personId: string, kind: string, until: number | null): Statement<number>
  /**
   * Active → removed: its secret, what it is found by and its one-time secrets go, and the row stays.
   * False when it is not active any more.
   */
  remove(id: string): Statement<boolean>
  /** Deletes all methods of a person; returns how many. */
  dropAll(personId: string): Statement<number>
  /** Deletes what any flow began and did not finish. */
  dropPending(personId: string): Statement<void>
}
