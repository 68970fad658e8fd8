import type { Method } from '../../../ports/store/methods.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { answerChallenge } from '../../journeys/challenge.ts'
import { type Change, type Refusal, refuse } from '../../journeys/change.ts'
import { acceptsSecondFactor, type FlowContext, hasAccount } from '../../journeys/context.ts'
import { NOBODY } from '../../journeys/context-reading.ts'
import { withProven } from '../../journeys/facts.ts'
import type { StepRules } from '../../journeys/steps/step.ts'
import { mailOf } from '../../mail/mail.ts'
import type { AttemptRule } from '../../policy/attempt-rules.ts'
import { hasRoomForMore } from '../../policy/method-limit.ts'
import type { Services } from '../../services.ts'
import { calledName } from '../../values/full-name.ts'
import { cleanName } from '../../values/text.ts'
import { proven } from '../factors.ts'
import { freeName, isTaken } from '../names.ts'
import { appEntry } from './app-entry.ts'
import { createTotp } from './totp.ts'

const NAME_TAKEN: Refusal = { code: 'invalid_input', fields: ['answer.name'] }
/** Slowed, never stopped: the secret is in plain sight beside the field. */
const ENROLMENT_ATTEMPTS: AttemptRule = { free: 10, hardStop: null }

/** Sets up an authenticator app; it counts only after a right code. */
export function createTotpEnrol(services: Services): StepRules<'totp-enrol'> {
  const { store, clock } = services
  const totp = createTotp(services)

  /** A reload keeps the seed: it belongs to the flow, and is made once. */
  const begin = ({ pending, person, methods, flow, portal }: FlowContext): Change | null => {
    if (pending || !person) return null
    const method = totp.begin(person.id, flow.id, freeName(portal.name, methods))
    return {
      *guards(): Statement<Refusal | null> {
        yield* store.methods.add(method)
        return null
      },
    }
  }

  const activated = (context: FlowContext, method: Method, name: string): Change => ({
    facts: {
      ...context.facts,
      added: true,
      proven: withProven(context.facts, proven('totp', method.id, context.now)),
    },
    *guards(): Statement<Refusal | null> {
      const now = clock.now()
      const refusal = yield* whyNot(store, context, { name, now })
      if (refusal) return refusal
      yield* store.people.markHadSecondFactor(method.personId, now)
      yield* store.methods.rename(method.id, name)
      const { invitation } = context
      if (invitation) {
        yield* store.invitations.advance(
          invitation.id,
          ['sent', 'started', 'code-verified'],
          'method-enrolled',
          now,
        )
      }
      return null
    },
    records: recordsOfAdding(services, context, name),
  })

  return {
    isCostly: true,
    begin,
    show({ pending, person, portal }) {
      const secret = pending ? totp.secretOf(pending) : ''
      return {
        name: 'totp-enrol',
        ...appEntry(portal.name, person?.email ?? '', secret),
        secret,
        suggestedName: pending?.name ?? freeName(portal.name, []),
      }
    },
    async answer(context, answer) {
      const { pending } = context
      if (!pending) return refuse({ code: 'step_changed' })
      const name = cleanName(answer.name ?? '') || pending.name
      if (isTaken(name, context.methods)) return refuse(NAME_TAKEN)
      return answerChallenge(services, context, {
        method: totp.enrolment,
        rule: ENROLMENT_ATTEMPTS,
        subject: pending,
        answer: answer.code,
        onRight: () => activated(context, pending, name),
      })
    },
  }
}

/** Asked once more, under the person's lock, of what is true by then. */
function* whyNot(
  store: Services['store'],
  context: FlowContext,
  { name, now }: { readonly name: string; readonly now: number },
): Statement<Refusal | null> {
  const { flow, person, session } = context
  const locked = yield* store.people.lock(person?.id ?? NOBODY)
  const isLive = yield* store.sessions.liveById(session?.row.id ?? NOBODY, now)
  const held = yield* store.methods.active(person?.id ?? NOBODY, now)
  const isSignedOut = flow.journey === 'add-method' && !isLive
  // Another browser has set one up since this answer was looked at.
  const isOutdated = locked?.hadSecondFactorAt !== person?.hadSecondFactorAt
  if (locked?.suspendedAt !== null || isSignedOut || isOutdated) return { code: 'step_changed' }
  return mayAdd(context, held, name)
}

function mayAdd(context: FlowContext, held: readonly Method[], name: string): Refusal | null {
  const factors = held.filter(({ kind }) => acceptsSecondFactor(context, kind))
  const isVouchedFor = factors.some(({ id }) =>
    context.provenHere.some(({ methodId }) => methodId === id),
  )
  // Two browsers enrolled at once: the second proves the first's method instead.
  if (factors.length > 0 && !isVouchedFor) return { code: 'step_changed' }
  if (!hasRoomForMore(held)) return { code: 'step_changed' }
  return isTaken(name, held) ? NAME_TAKEN : null
}

/** In a first enrolment one mail at the end says all; later each added method is told at once. */
function recordsOfAdding(services: Services, context: FlowContext, name: string) {
  const { person, portal, now } = context
  if (!person) return []
  const added = recordOf(services, {
    act: 'method.added',
    actor: { type: 'person', id: person.id },
    target: { type: 'person', id: person.id },
    portalId: portal.id,
    details: { kind: 'totp' },
  })
  if (!hasAccount(context)) return [added]
  const mail = mailOf(services, {
    template: 'method-added',
    portalId: portal.id,
    to: person.email,
    language: person.mailLanguage,
    variables: { firstName: calledName(person), method: name, at: now },
    secrets: {},
    expiresAt: null,
  })
  return [added, mail]
}
