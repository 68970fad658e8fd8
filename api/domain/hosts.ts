import type { CheckSessionResponse, RedeemResponse } from '../contract/responses.ts'
import type { AcrValue } from '../contract/views.ts'
import type { MembershipWithUnit, Person } from '../ports/store/people.ts'
import type { Session } from '../ports/store/sessions.ts'
import type { Statement } from '../ports/store/statement.ts'
import { recordOf } from './audit.ts'
import { refuseTheFuture } from './clock-fault.ts'
import type { Names } from './full-name.ts'
import { readHostCode } from './host-codes.ts'
import { membershipView } from './memberships.ts'
import { parsePortalSecret, portalSecretDigest } from './portals/secret.ts'
import type { Services } from './services.ts'
import { liveSession, timeLeft } from './session-left.ts'
import { MINUTE } from './time.ts'

/** Activity is written down at most this often; a sign-out is seen at once all the same. */
const TOUCH_EVERY_MS = MINUTE
/** Matches no row. */
const NOTHING = ''

interface Redeemed {
  readonly session: Session
  readonly person: Person
  readonly memberships: readonly MembershipWithUnit[]
  readonly state: string
}

/** What a host's server may ask, once it has shown its portal's secret. */
export function createHosts(services: Services) {
  const { store, digest, clock, tokenSigner } = services

  /** Null when the code is unknown, expired, used or another portal's, or its session has ended. */
  const consume = (portalId: string, code: string, now: number) => {
    const { id, hash } = readHostCode(digest, { purpose: 'redemption', portalId, code })
    const redeemed = recordOf(services, redemptionEntry('code.redeemed', portalId, id))
    return store.atomically(function* (): Statement<Redeemed | null> {
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
      acr: session.acr as AcrValue,
      amr: JSON.parse(session.amr) as string[],
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

  return {
    /** The portal whose live secret this is; null for any other. */
    async portalOfSecret(secret: string): Promise<string | null> {
      const portalId = parsePortalSecret(secret)
      const live = await store.run(() => store.portals.liveSecrets(portalId ?? NOTHING))
      const hash = portalSecretDigest(digest, secret)
      return live.some((row) => digest.equal(row.hash, hash)) ? portalId : null
    },

    async redeem(portalId: string, code: string): Promise<RedeemResponse | null> {
      const found = await consume(portalId, code, clock.now())
      if (found) return answerOf(portalId, found)
      await refuse(portalId, code)
      return null
    },

    /** @param isActive counts as activity: the idle limit starts anew. */
    async check(portalId: string, sid: string, isActive: boolean): Promise<CheckSessionResponse> {
      const now = clock.now()
      const found = await store.run(() =>
        liveSession(store, { find: store.sessions.liveById(sid, now), portalId, now }),
      )
      if (!found) return { active: false }
      const { session, memberships } = found
      const isDue = isActive && now - session.lastSeenAt >= TOUCH_EVERY_MS
      if (isDue) await store.atomically(() => store.sessions.touch(session.id, now))
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
    acr: session.acr as AcrValue,
    amr: JSON.parse(session.amr),
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
