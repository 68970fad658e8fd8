import type { AcrValue, Journey } from '../../contract/views.ts'
import type { Statement } from './statement.ts'

/**
 * One browser's way through a journey. Never a session: it ends where one begins. Lives for an hour after its
 * last answer and a day in all (`domain/journeys/apply.ts`).
 */
export interface Flow {
  readonly id: string
  readonly portalId: string
  readonly journey: Journey
  /** Keyed digest of the browser cookie that the flow is bound to. */
  readonly browserHash: string
  /** Set by the first proof; null before, even where the address is somebody's. */
  readonly personId: string | null
  /** The invitation that the link or the typed address led to; null for none. */
  readonly invitationId: string | null
  /** As typed; null until then. */
  readonly email: string | null
  /** Session of this browser that was live when the flow started. */
  readonly sessionId: string | null
  /** The host's `state`, returned at redemption. */
  readonly state: string | null
  /** The least level that was asked for; the portal's policy may want more. */
  readonly acr: AcrValue
  /** The host's `max-age`: a session that is older is not continued. Null for any. */
  readonly maxAgeSeconds: number | null
  /** JSON: what has been proven and chosen in this flow, `domain/journeys/facts.ts`. */
  readonly facts: string
  /** One more at each change; guards against two answers at once. */
  readonly version: number
  readonly createdAt: number
  /** The flow's idle end, moved forward by each answer. */
  readonly expiresAt: number
  /** When it was completed, cancelled or ended by something else; null while it is open. */
  readonly endedAt: number | null
}

/** What makes a flow itself, and never changes: a code is bound to it. */
type Fixed = 'id' | 'portalId' | 'journey' | 'browserHash' | 'version' | 'createdAt'

/** What an answer may change of a flow. What is left out stays. */
export type FlowChange = Partial<Omit<Flow, Fixed>>

/**
 * Flows in the store. Nothing is changed but by `change` with the version that was read: of two answers to one
 * step, one counts.
 */
export interface Flows {
  add(flow: Flow): Statement<void>
  byId(id: string): Statement<Flow | null>
  /** The browser's unfinished ones in a portal, newest first; of very many the twenty newest. */
  ofBrowser(browserHash: string, portalId: string, now: number): Statement<readonly Flow[]>
  /**
   * Guarded by version and by neither having ended nor expired; null when another answer came first,
   * or this one too late.
   */
  change(
    flow: Pick<Flow, 'id' | 'version'>,
    change: FlowChange,
    now: number,
  ): Statement<Flow | null>
  /**
   * Deletes up to `limit` flows that expired before `before`, with their codes and the methods
   * begun in them that never came to count; returns how many flows.
   */
  sweep(before: number, limit: number): Statement<number>
  /** Ends a flow, whatever came of it meanwhile; nothing where it has ended. */
  end(id: string, now: number): Statement<void>
  /** Ends the person's other unfinished flows; with null for the one that goes on, all of them. */
  endOthers(personId: string, exceptId: string | null, now: number): Statement<void>
  /** Ends the unfinished flows of an invitation: what they know of it is out of date. */
  endOfInvitation(invitationId: string, now: number): Statement<void>
}
