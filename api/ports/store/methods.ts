import type { Statement } from './statement.ts'

/** A verification method of a person. Only `active` ones count. */
export interface Method {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly name: string
  readonly state: 'pending' | 'active' | 'suspended'
  /** The flow that began it; a pending method belongs to that flow alone. */
  readonly flowId: string | null
  /** Sealed seed, or password hash. */
  readonly secret: string
  /** TOTP: last accepted time step (RFC 6238 §5.2); null before the first. */
  readonly lastStep: number | null
  /** TOTP: how many steps the person's clock was off, last time. */
  readonly drift: number
  readonly createdAt: number
  readonly confirmedAt: number | null
  readonly lastUsedAt: number | null
}

export interface Methods {
  add(method: Method): Statement<void>
  byId(id: string): Statement<Method | null>
  active(personId: string): Statement<readonly Method[]>
  /** The active password; reads one row, whether there is one or not. */
  activePassword(personId: string): Statement<Method | null>
  /** Active and suspended ones, oldest first. */
  bound(personId: string): Statement<readonly Method[]>
  pendingOfFlow(flowId: string, kind: string): Statement<Method | null>
  /** Pending → active, once. False when it was not pending any more. */
  activate(id: string, now: number, lastStep: number | null, drift: number): Statement<boolean>
  /** Guarded: `step` must be later than every step accepted before. */
  acceptStep(id: string, step: number, drift: number, now: number): Statement<boolean>
  /** Replaces the secret of an active method if it still is `from` (rehash). */
  replaceSecret(id: string, from: string, to: string): Statement<boolean>
  rename(id: string, name: string): Statement<void>
  /** Guarded: active; false when it is not any more. */
  markUsed(id: string, now: number): Statement<boolean>
  /** Active → suspended, all of a kind; returns how many. */
  suspend(personId: string, kind: string): Statement<number>
  /** Deletes an active one; false when it is not, or no longer, there. */
  drop(id: string): Statement<boolean>
  /** Deletes all methods of a person; returns how many. */
  dropAll(personId: string): Statement<number>
  /** Deletes what any flow began and did not finish. */
  dropPending(personId: string): Statement<void>
}
