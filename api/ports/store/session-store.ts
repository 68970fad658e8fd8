import type { AcrValue } from '../../contract/views.ts'
import type { Statement } from './statement.ts'

/** One person, one portal, one browser. */
export interface Session {
  /** Public id, given to hosts; not the cookie's value. */
  readonly id: string
  /** Keyed digest of the browser that it was started in. */
  readonly browserHash: string
  /** Keyed digest of the cookie's value. */
  readonly tokenHash: string
  readonly personId: string
  readonly portalId: string
  /** The level that was granted. */
  readonly acr: AcrValue
  /** JSON, what it rests on: see `domain/methods/proof.ts`. */
  readonly proofs: string
  /** When the person last proved who they are. */
  readonly authAt: number
  readonly createdAt: number
  readonly lastSeenAt: number
  /** Idle limit of its level, milliseconds. */
  readonly idleMs: number
  readonly endsAt: number
  readonly endedAt: number | null
}

export interface Sessions {
  add(session: Session): Statement<void>
  /** Live: not ended, within both limits, person neither suspended nor erased. */
  liveById(id: string, now: number): Statement<Session | null>
  liveByToken(tokenHash: string, now: number): Statement<Session | null>
  /** Whether the person has signed in, in this browser, since browsers were last forgotten. */
  isKnownBrowser(personId: string, browserHash: string): Statement<boolean>
  touch(id: string, now: number): Statement<void>
  /** Returns the row if this call ended it. */
  end(id: string, now: number): Statement<Session | null>
  endAllOf(personId: string, now: number): Statement<number>
  /** In one portal; returns how many. */
  endAllIn(portalId: string, personId: string, now: number): Statement<number>
  /** Live ones in one portal, newest first. */
  liveOf(personId: string, portalId: string, now: number): Statement<readonly Session[]>
  /** Deletes up to `limit` whose absolute end was before `before`; returns how many. */
  sweep(before: number, limit: number): Statement<number>
}
