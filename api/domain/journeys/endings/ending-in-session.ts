import { calledName, fullName } from '../../../contract/plain/full-name.ts'
import { OPEN_STATES } from '../../../contract/plain/invitation-states.ts'
import { inLockOrder } from '../../../ports/store/lock-order.ts'
import type { Session } from '../../../ports/store/session-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { type AuditEntry, recordOf } from '../../audit/audit.ts'
import { changeMailOf } from '../../mail/change-mail.ts'
import { forgetGuesses } from '../../methods/forgetting.ts'
import { amrOf, parseProofs } from '../../methods/proof.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { traitsOf } from '../../methods/registry.ts'
import { portalsBy } from '../../rights/shared-people.ts'
import type { Services } from '../../services.ts'
import { makeHostCode } from '../../sessions/one-time-codes.ts'
import { sessionDigest } from '../../sessions/session-digest.ts'
import { sessionEnded } from '../../sessions/session-ended.ts'
import { MINUTE } from '../../values/time.ts'
import { type FlowContext, hasAccount } from '../context.ts'
import { fulfilsInvitation } from '../journeys.ts'
import type { Completion, EndingBrowser } from './completion.ts'
import { isSessionEnough, makeSession, type NewSession } from './session-making.ts'

/** RFC 6749 §4.1.2 recommends short-lived codes; a host redeems at once. */
const REDEMPTION_LIFETIME_MS = MINUTE

/** Everything a journey that ends in a session changes, in one transaction with that session. */
export function endInSession(
  services: Services,
  context: FlowContext,
  { heldToken, seen }: EndingBrowser,
): Completion {
  const { flow, person, portal, now } = context
  if (!person) throw new Error('A journey ended without a person')
  const fresh = isSessionEnough(context) ? null : makeSession(services, context, seen)
  const session = fresh?.row ?? (context.session?.row as Session)
  const redemption =
    flow.state === null
      ? null
      : makeHostCode(services, {
          purpose: 'redemption',
          portalId: portal.id,
          flowId: flow.id,
          sessionId: session.id,
          note: flow.state,
          lifetimeMs: REDEMPTION_LIFETIME_MS,
        })
  const fulfil = fulfilment(services, context)
  return {
    session: fresh,
    done: {
      name: 'done',
      acr: session.acr,
      amr: amrOf(parseProofs(session.proofs)),
      person: fullName(person),
      code: redemption?.code ?? null,
      state: flow.state,
      codeExpiresInSeconds: redemption ? REDEMPTION_LIFETIME_MS / 1000 : 0,
      // Told at a step of its own.
      codesLeft: null,
      codesMade: false,
      tries: null,
      portalUrl: portal.homeUrl,
    },
    change: {
      flow: { endedAt: now, personId: person.id },
      *guards(): Statement<Refusal | null> {
        const refusal = fulfil && (yield* fulfil())
        if (refusal) return refusal
        if (fresh) yield* replaceSession(services, { fresh: fresh.row, heldToken, now })
        if (redemption) yield* services.store.oneTimeSecrets.add(redemption.row)
        return null
      },
      records: recordsOf(services, context, fresh),
    },
  }
}

/** Once, and only while the invitation still stands: the roles, and an account that is usable. */
function fulfilment(
  services: Services,
  context: FlowContext,
): (() => Statement<Refusal | null>) | null {
  const { store, random } = services
  const { invitation, person, invitedRoles, now } = context
  if (!fulfilsInvitation(context) || !invitation || !person) return null
  const roles = inLockOrder(invitedRoles, ({ unitExternalId }) => unitExternalId)
  const memberships = roles.map(({ unitId, role, until }) => ({
    id: random.id(),
    personId: person.id,
    portalId: invitation.portalId,
    unitId,
    role,
    until,
    createdAt: now,
    endedAt: null,
  }))
  const { portalId } = invitation
  const reached = roles.flatMap((role) => portalsBy({ ...role, portalId }))
  const places = [...new Set(reached)].filter((id) => id !== portalId).sort()
  return function* () {
    if (!(yield* store.invitations.advance(invitation.id, OPEN_STATES, 'complete', now)))
      return { code: 'step_changed' }
    const fulfilled = yield* store.invitations.byId(invitation.id)
    if (fulfilled?.emailKey !== person.emailKey) return { code: 'step_changed' }
    for (const membership of memberships) yield* store.people.addMembership(membership)
    for (const id of places) yield* store.people.listIn(id, person.id)
    yield* store.people.markEnrolled(person.id, now)
    if (!hasAccount(context)) yield* forgetGuesses(services, person.id)
    yield* store.methods.dropPending(person.id)
    return null
  }
}

/** ASVS 7.2.4: a new id at every sign-in and step-up; the one the browser held is dead. */
function* replaceSession(
  services: Services,
  { fresh, heldToken, now }: { fresh: Session; heldToken: string | null; now: number },
): Statement<void> {
  const { store, digest } = services
  const held = yield* store.sessions.liveByToken(sessionDigest(digest, heldToken ?? ''), now)
  const ended = held && (yield* store.sessions.end(held.id, now))
  if (ended) yield* sessionEnded(services, ended)()
  yield* store.sessions.add(fresh)
}

function recordsOf(services: Services, context: FlowContext, fresh: NewSession | null) {
  const { person, portal, invitation, flow, methods, now } = context
  if (!person) return []
  const entry = (act: AuditEntry['act'], target: AuditEntry['target'], details = {}) =>
    recordOf(services, {
      act,
      actor: { type: 'person', id: person.id },
      target,
      portalId: portal.id,
      details,
    })
  const records = []
  if (fresh) {
    const { id, acr, proofs } = fresh.row
    records.push(
      entry(
        'session.started',
        { type: 'session', id },
        { acr, amr: amrOf(parseProofs(proofs)), flow: flow.id },
      ),
    )
  }
  if (fulfilsInvitation(context) && invitation) {
    records.push(entry('invitation.completed', { type: 'invitation', id: invitation.id }))
  }
  if (!hasAccount(context)) {
    records.push(
      changeMailOf(services, {
        person,
        portalId: portal.id,
        template: 'account-ready',
        variables: {
          firstName: calledName(person),
          methods: methods.map(({ kind }) => traitsOf(kind).kind),
          at: now,
        },
        // Whatever they have was set up on the way to it.
        changedAt: person.createdAt,
      }),
    )
  }
  return records
}
