import type { Statement } from './statement.ts'

/** A verification method of a person. Only `active` ones count. */
export interface Method {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly name: string
  readonly state: 'pending' | 'active' | 'suspended' | 'removed'
  /** The flow that began it; a pending method belongs to that flow alone. */
  readonly flowId: string | null
  /** Sealed seed, or slow hash; empty where there is none. */
  readonly secret: string
  /** JSON; its shape is the kind's own. */
  readonly data: string
  /** Moves forward only (RFC 6238 §5.2: the last accepted time step); null before the first use. */
  readonly counter: number | null
  /** Unique among methods of the kind: what finds it before any address; null where nothing does. */
  readonly lookup: string | null
  /** Where alone it counts; null for everywhere. */
  readonly portalId: string | null
  readonly isDefault: boolean
  readonly addedBy: 'self' | 'import' | 'agent' | 'redirect'
  readonly createdAt: number
  readonly confirmedAt: number | null
  readonly lastUsedAt: number | null
  /** When a suspended one counts again; null for not before it is bound anew. */
  readonly suspendedUntil: number | null
}

/** What a right answer moves. */
export interface Advance {
  readonly counter: number | null
  readonly data: string
}

export interface Methods {
  add(method: Method): Statement<void>
  byId(id: string): Statement<Method | null>
  /** The active one that this finds. */
  byLookup(kind: string, lookup: string): Statement<Method | null>
  /** Those that count now. */
  active(personId: string, now: number): Statement<readonly Method[]>
  /** The newest active one of a kind; reads one row, whether there is one or not. */
  activeOfKind(personId: string, kind: string): Statement<Method | null>
  /** Active and suspended ones, oldest first. */
  bound(personId: string): Statement<readonly Method[]>
  /** The newest that this flow began and has not confirmed. */
  pendingOfFlow(flowId: string): Statement<Method | null>
  /** Pending → active, once. False when it was not pending any more. */
  activate(id: string, now: number, to: Advance): Statement<boolean>
  /** Guarded: active, and the counter later than every one before. */
  advance(id: string, to: Advance & { readonly counter: number; readonly now: number }): Statement<boolean>
  /** Replaces the secret of an active method if it still is `from` (rehash). */
  replaceSecret(id: string, from: string, to: string): Statement<boolean>
  rename(id: string, name: string): Statement<void>
  /** Guarded: active; false when it is not any more. */
  markUsed(id: string, now: number): Statement<boolean>
  /** Active → suspended, all of a kind; returns how many. */
  suspend(personId: string, kind: string, until: number | null): Statement<number>
  /** Active → removed, its secret emptied; false when it is not, or no longer, active. */
  remove(id: string): Statement<boolean>
  /** Deletes all methods of a person; returns how many. */
  dropAll(personId: string): Statement<number>
  /** Deletes what any flow began and did not finish. */
  dropPending(personId: string): Statement<void>
}
