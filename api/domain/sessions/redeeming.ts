import type { Names } from '../../contract/plain/full-name.ts'
import type { CheckSessionResponse, RedeemResponse } from '../../contract/responses.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type Actor, RightLost } from '../actor.ts'
import { recordOf } from '../audit/audit.ts'
import { amrOf, parseProofs } from '../methods/proof.ts'
import { createSecretCheck, parsePortalSecret } from '../portals/secret.ts'
import type { Services } from '../services.ts'
import { refuseTheFuture } from '../values/clock-fault.ts'
import { membershipView } from '../values/membership-view.ts'
import { MINUTE } from '../values/time.ts'
import { readHostCode } from './one-time-codes.ts'
import { liveSession, timeLeft } from './session-left.ts'

/** Activity is written down at most this often; a sign-out is seen at once all the same. */
const TOUCH_EVERY_MS = MINUTE
/** Matches no row. */
const NOTHING = ''

/** A host's server, by the secret that it showed. */
export interface Host extends Actor {
  readonly type: 'host'
  /** Its portal. */
  readonly id: string
}

interface Redeemed {
  readonly session: Session
  readonly person: Person
  readonly memberships: readonly MembershipWithUnit[]
  readonly state: string
}

/** What a host's server may ask, once it has shown its portal's secret. */
export function createHosts(services: Services) {
  const { store, digest, clock, tokenSigner } = services
  const isAmong = createSecretCheck(digest)

  /** Null when the code is unknown, expired, used or another portal's, or its session has ended. */
  const consume = (host: Host, code: string, now: number) => {
    const portalId = host.id
    const { id, hash } = readHostCode(digest, { purpose: 'redemption', portalId, code })
    const redeemed = recordOf(services, redemptionEntry('code.redeemed', portalId, id))
    return store.atomically(function* (): Statement<Redeemed | null> {
      yield* host.confirm()
      const row = yield* store.oneTimeSecrets.consume(id, hash, now)
      if (row?.purpose !== 'redemption' || row.portalId !== portalId) return null
      refuseTheFuture([row.createdAt], now)
      const session = yield* store.sessions.liveById(row.sessionId ?? NOTHING, now)
      const person = yield* store.people.byId(session?.personId ?? NOTHING)
      if (!session || !person) return null
      const memberships = yield* store.people.liveMemberships(person.id, portalId, now)
      yield* redeemed()
      return { session, person, memberships, state: row.note ?? NOTHING }
    })
  }

  /** Only the id of a row of ours is written down: anything else may be a secret of something. */
  const refuse = async (portalId: string, code: string): Promise<void> => {
    const [id = NOTHING] = code.split('.')
    const row = await store.run(() => store.oneTimeSecrets.byId(id))
    await store.atomically(
      recordOf(services, redemptionEntry('code.refused', portalId, row?.id ?? null)),
    )
  }

  const answerOf = async (portalId: string, found: Redeemed): Promise<RedeemResponse> => {
    const { session, person, memberships, state } = found
    const said = {
      memberships: memberships.map(membershipView),
      acr: session.acr,
      amr: amrOf(parseProofs(session.proofs)),
      auth_time: Math.floor(session.authAt / 1000),
      sid: session.id,
    }
    const { firstName, lastName, email } = person
    const name = { ...nameClaims(person), email, email_verified: true }
    const id_token = await tokenSigner.sign({
      sub: person.id,
      aud: portalId,
      nonce: state,
      ...name,
      ...said,
    })
    return { person: { id: person.id, firstName, lastName, email }, ...said, state, id_token }
  }

  /** Whether a secret is a live one of the portal. */
  function* isLive(portalId: string, secret: string): Statement<boolean> {
    return isAmong(yield* store.portals.liveSecrets(portalId), secret)
  }

  return {
    /** The host whose live secret this is; null for any other. */
    async bySecret(secret: string): Promise<Host | null> {
      const portalId = parsePortalSecret(secret) ?? NOTHING
      if (!(await store.run(() => isLive(portalId, secret)))) return null
      return {
        type: 'host',
        id: portalId,
        *confirm() {
          if (!(yield* isLive(portalId, secret))) throw new RightLost('unauthorized')
        },
      }
    },

    async redeem(host: Host, code: string): Promise<RedeemResponse | null> {
      const found = await consume(host, code, clock.now())
      if (found) return answerOf(host.id, found)
      await refuse(host.id, code)
      return null
    },

    /** @param isActive counts as activity: the idle limit starts anew. */
    async check(host: Host, sid: string, isActive: boolean): Promise<CheckSessionResponse> {
      const { id: portalId } = host
      const now = clock.now()
      const found = await store.run(() =>
        liveSession(store, { find: store.sessions.liveById(sid, now), portalId, now }),
      )
      if (!found) return { active: false }
      const { session, memberships } = found
      const isDue = isActive && now - session.lastSeenAt >= TOUCH_EVERY_MS
      if (isDue)
        await store.atomically(function* () {
          yield* host.confirm()
          yield* store.sessions.touch(session.id, now)
        })
      return checkView(isDue ? { ...session, lastSeenAt: now } : session, memberships, now)
    },
  }
}

export type Hosts = ReturnType<typeof createHosts>

function checkView(
  session: Session,
  memberships: readonly MembershipWithUnit[],
  now: number,
): CheckSessionResponse {
  return {
    active: true,
    personId: session.personId,
    acr: session.acr,
    amr: amrOf(parseProofs(session.proofs)),
    auth_time: Math.floor(session.authAt / 1000),
    memberships: memberships.map(membershipView),
    ...timeLeft(session, now),
  }
}

/** OpenID Connect Core §5.3.2: a claim that has no value is left out. */
function nameClaims({ firstName, lastName }: Names) {
  return {
    ...(firstName === '' ? {} : { given_name: firstName }),
    ...(lastName === '' ? {} : { family_name: lastName }),
  }
}

function redemptionEntry(
  act: 'code.redeemed' | 'code.refused',
  portalId: string,
  id: string | null,
) {
  return {
    act,
    actor: { type: 'host', id: portalId },
    target: { type: 'redemption', id },
    portalId,
  } as const
}
