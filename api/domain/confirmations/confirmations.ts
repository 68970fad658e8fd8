import type {
  AskConfirmationBody,
  ConfirmationResponse,
  ConfirmedResponse,
  RedeemConfirmationBody,
} from '../../contract/confirmation-wire.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { factorsFor } from '../policy/act-factors.ts'
import { parsePortalPolicy } from '../policy/portal-policy.ts'
import type { Services } from '../services.ts'
import { makeHostCode, readHostCode } from '../sessions/one-time-codes.ts'
import type { Host } from '../sessions/redeeming.ts'
import { NOBODY } from '../values/nobody.ts'
import { MINUTE } from '../values/time.ts'

/** Long enough to fetch the phone; what the page shows is out of date after lunch. */
const CONFIRMATION_LIFETIME_MS = 30 * MINUTE

/** What is kept beside a `confirmation`: what the host's server asked for. */
export type ConfirmationNote = Omit<AskConfirmationBody, 'sid'>

/** What is kept beside a `confirmed`. */
export interface ConfirmedNote extends ConfirmedResponse {
  /** Of what was shown for it. */
  readonly kinds: readonly string[]
}

/** What the host's server asked for, by its row. */
export function confirmationNote(row: OneTimeSecret): ConfirmationNote {
  return JSON.parse(row.note ?? '{}')
}

/**
 * The code that a confirmed act yields.
 * @param lifetimeMs what is left of the time between the right answer and the act.
 */
export function makeConfirmed(
  services: Services,
  bound: {
    readonly portalId: string
    readonly flowId: string
    readonly sessionId: string
    readonly note: ConfirmedNote
    readonly lifetimeMs: number
  },
) {
  const note = JSON.stringify(bound.note)
  return makeHostCode(services, { ...bound, purpose: 'confirmed', note })
}

/**
 * A host's server says what is to be confirmed, its page lets the person do so, and the server redeems that
 * once, for that act, that object and that session.
 */
export function createConfirmations(services: Services) {
  const { store, digest, clock } = services

  /** Only the id of a row of ours is written down: anything else may be a secret of something. */
  const recordRedemption = (
    host: Host,
    act: 'confirmation.redeemed' | 'confirmation.refused',
    id: string | null,
  ) =>
    recordOf(services, {
      act,
      actor: host,
      target: { type: 'confirmation', id },
      portalId: host.id,
    })

  /** Asked again: what confirms the act here may be another since it was confirmed. */
  function* isEnough(
    { id }: Host,
    { act, kinds }: { readonly act: string; readonly kinds: readonly string[] },
  ): Statement<boolean> {
    const portal = yield* store.portals.byId(id)
    const only = portal && factorsFor(parsePortalPolicy(portal.policy), { by: 'host', act })
    return only === null || only.some((kind) => kinds.includes(kind))
  }

  return {
    /** Null where there is no such session in the portal, or no longer. */
    async ask(host: Host, body: AskConfirmationBody): Promise<ConfirmationResponse | null> {
      const { sid, ...note } = body
      const portalId = host.id
      const { row, code } = makeHostCode(services, {
        purpose: 'confirmation',
        portalId,
        flowId: null,
        sessionId: sid,
        note: JSON.stringify(note satisfies ConfirmationNote),
        lifetimeMs: CONFIRMATION_LIFETIME_MS,
      })
      const asked = recordOf(services, {
        act: 'confirmation.asked',
        actor: host,
        target: { type: 'confirmation', id: row.id },
        portalId,
        details: { act: note.act, object: note.object },
      })
      const isMade = await store.atomically(function* (): Statement<boolean> {
        yield* host.confirm()
        const session = yield* store.sessions.liveById(sid, clock.now())
        if (session?.portalId !== portalId) return false
        yield* store.oneTimeSecrets.add(row)
        yield* asked()
        return true
      })
      if (!isMade) return null
      return { confirmation: code, expiresInSeconds: CONFIRMATION_LIFETIME_MS / 1000 }
    },

    /**
     * Null when the code is unknown, too late, used, another portal's, or of another act, object or session:
     * a code that was shown for what it is not is used up by that. Null too when the session has ended, or the
     * portal wants that act confirmed by something else by now.
     */
    async redeem(host: Host, body: RedeemConfirmationBody): Promise<ConfirmedResponse | null> {
      const { code, sid, act, object } = body
      const { id, hash } = readHostCode(digest, { purpose: 'confirmed', portalId: host.id, code })
      const redeemed = recordRedemption(host, 'confirmation.redeemed', id)
      const found = await store.atomically(function* (): Statement<ConfirmedResponse | null> {
        yield* host.confirm()
        const now = clock.now()
        const row = yield* store.oneTimeSecrets.consume(id, hash, now)
        if (!row) return null
        const { kinds = [], ...note }: ConfirmedNote = JSON.parse(row.note ?? '{}')
        const isOfIt = row.sessionId === sid && note.act === act && note.object === object
        const session = isOfIt ? yield* store.sessions.liveById(sid, now) : null
        if (session?.personId !== note.personId) return null
        if (!(yield* isEnough(host, { act, kinds }))) return null
        yield* redeemed()
        return note
      })
      if (found) return found
      const row = await store.run(() => store.oneTimeSecrets.byId(id || NOBODY))
      await store.atomically(recordRedemption(host, 'confirmation.refused', row?.id ?? null))
      return null
    },
  }
}

export type Confirmations = ReturnType<typeof createConfirmations>
