import type { BrowserName, SystemName } from '../../contract/plain/account/browsers.ts'
import type { AcrValue } from '../../contract/views.ts'
import type { Statement } from './statement.ts'

/**
 * That one person is signed in to one portal in one browser. Made at the end of a journey and nowhere else
 * (`endings/session-making.ts`); it lives while it is used, until its absolute end.
 */
export interface Session {
  /** Public id, given to hosts; not the cookie's value. */
  readonly id: string
  /** Keyed digest of the browser that it was started in. */
  readonly browserHash: string
  /** What its person knows it again by; null where it said nothing that we know, and in rows from before. */
  readonly browser: BrowserName | null
  /** The same of what it runs on. */
  readonly system: SystemName | null
  /** Where it was started: a /24 or a /48, never the whole address; null as above. */
  readonly network: string | null
  /** Keyed digest of the cookie's value. */
  readonly tokenHash: string
  readonly personId: string
  readonly portalId: string
  /** The level that was granted. */
  readonly acr: AcrValue
  /** JSON, what it rests on: see `domain/methods/proof.ts`. */
  readonly proofs: string
  /** The same without what is of one person or moment (`restOf`): what of them rest on alike is alike. '' in rows from before. */
  readonly restsOn: string
  /** When the person last proved who they are. */
  readonly authAt: number
  readonly createdAt: number
  /** Last activity that counted; with `idleMs` it says when it ends for want of any. */
  readonly lastSeenAt: number
  /** Idle limit of its level, milliseconds. */
  readonly idleMs: number
  /** Absolute end, counted from `authAt`; nothing moves it. */
  readonly endsAt: number
  /** When it was ended by sign-out, by another or by an administrator; null for not. */
  readonly endedAt: number | null
}

/** Sessions in the store. "Live" means the same everywhere; see `liveById`. */
export interface Sessions {
  add(session: Session): Statement<void>
  /** Live: not ended, within both limits, person neither suspended nor erased. */
  liveById(id: string, now: number): Statement<Session | null>
  /** The same by the cookie's value, as its digest. */
  liveByToken(tokenHash: string, now: number): Statement<Session | null>
  /** Whether the person has signed in, in this browser, since browsers were last forgotten. */
  isKnownBrowser(personId: string, browserHash: string): Statement<boolean>
  /** Activity: the idle limit begins anew. */
  touch(id: string, now: number): Statement<void>
  /** Found by another token from now on; false where it has ended, or has another one already. */
  renew(id: string, tokenHash: string, to: string): Statement<boolean>
  /** Returns the row if this call ended it. */
  end(id: string, now: number): Statement<Session | null>
  /** In every portal; returns how many. */
  endAllOf(personId: string, now: number): Statement<number>
  /** In every portal and every other browser than this one; returns how many. */
  endElsewhere(personId: string, browserHash: string, now: number): Statement<number>
  /** In one portal; returns how many. */
  endAllIn(portalId: string, personId: string, now: number): Statement<number>
  /** In every portal but for this one; returns how many. */
  endOthersOf(personId: string, id: string, now: number): Statement<number>
  /** Live ones in every portal, newest first, at most `limit`. */
  liveOfAll(personId: string, now: number, limit: number): Statement<readonly Session[]>
  /** In one portal, everybody's of these levels; returns how many. */
  endLevels(portalId: string, levels: readonly AcrValue[], now: number): Statement<number>
  /** What those in one portal rest on that are not over, each once; at most a few dozen. */
  restsIn(portalId: string, levels: readonly AcrValue[], now: number): Statement<readonly string[]>
  /** In one portal, everybody's of these levels that rest on one of these; returns how many. */
  endResting(
    portalId: string,
    which: { readonly levels: readonly AcrValue[]; readonly rests: readonly string[] },
    now: number,
  ): Statement<number>
  /** Live ones in one portal, newest first. */
  liveOf(personId: string, portalId: string, now: number): Statement<readonly Session[]>
  /** When each of these people was last seen in the portal, signed in still or not; nobody who never was. */
  lastSeenIn(
    portalId: string,
    personIds: readonly string[],
  ): Statement<readonly { readonly personId: string; readonly at: number }[]>
  /** Deletes up to `limit` whose absolute end was before `before`; returns how many. */
  sweep(before: number, limit: number): Statement<number>
}
