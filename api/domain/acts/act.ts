import type { OwnAct } from '../../contract/confirmation-wire.ts'
import type { ConfirmsView, DeniedReason } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'

/** What an act is looked at with: read before it is shown, and again under the person's lock. */
export interface ActScene {
  readonly person: Person
  /** Where it is confirmed. */
  readonly portal: Portal
  /** All methods of theirs that take room and a name, in every portal. */
  readonly placed: readonly Method[]
  /** Portals that they have a role in now. */
  readonly portalsOf: readonly Portal[]
  /** Id of what the act is done to. */
  readonly object: string
  readonly now: number
}

/** Where it was confirmed: what ends with the act spares these two. */
export interface ActPlace {
  readonly flowId: string
  /** Keyed digest of the browser. */
  readonly browserHash: string
}

/** What is written, all in the transaction that ends the flow. */
export interface Performed {
  /** Under the person's lock; a refusal undoes everything. */
  guards(): Statement<Refusal | null>
  /** The entry of the audit log, and the mail. */
  readonly records: readonly (() => Statement<void>)[]
}

/** An act of ours that a person confirms with a factor. Everything is said of every act. */
export interface ActRecord {
  readonly name: OwnAct
  /** What is shown of it; null where its object is not there, or is not theirs to change. */
  shown(scene: ActScene): Omit<ConfirmsView, 'act'> | null
  /** Why it may not be done; null where nothing speaks against it. Asked again by `perform`. */
  whyNot(scene: ActScene): DeniedReason | null
  /** The same, of what has to be looked up: in each request of its flow. Asked again by `perform`. Null where nothing has. */
  readonly forbidden:
    | ((
        services: Pick<ServicesWithPortals, 'store' | 'digest'>,
        scene: Pick<ActScene, 'person' | 'object' | 'now'>,
      ) => Statement<DeniedReason | null>)
    | null
  /** Id of the method that does not vouch for it as long as there is another; null for none. */
  spares(object: string): string | null
  /** What confirms it has counted since before this moment, epoch milliseconds; null for any. */
  olderThan(person: Person, now: number): number | null
  perform(services: ServicesWithPortals, scene: ActScene, at: ActPlace): Performed
}
