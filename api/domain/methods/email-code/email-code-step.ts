import type { AnswerTo } from '../../../contract/requests.ts'
import type { Invitation } from '../../../ports/store/invitations.ts'
import type { Person } from '../../../ports/store/people.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { answerChallenge } from '../../journeys/challenge.ts'
import { type Change, change, type Outcome, type Refusal, refuse } from '../../journeys/change.ts'
import { type FlowContext, hasAccount } from '../../journeys/context.ts'
import { requirementsOf } from '../../journeys/journeys.ts'
import { invitationIsOpen, notDeclined } from '../../journeys/requirements/requirements.ts'
import { toldByLink } from '../../journeys/steps/invitation-told.ts'
import type { StepRules } from '../../journeys/steps/step.ts'
import type { Services } from '../../services.ts'
import { SECOND } from '../../values/time.ts'
import { purposeOf, sendCode } from './code-sending.ts'
import { turnIn } from './code-turn.ts'
import { codeLength, createEmailCode, EMAIL_CODE_ATTEMPTS, noteOf } from './email-code.ts'
import { GUESSES_PER_CODE } from './sending-rules.ts'

/** Proves a mailbox: nothing is sent by arriving, and an address nobody knows gets the same answers. */
export function createEmailCodeStep(services: Services): StepRules<'email-code'> {
  const emailCode = createEmailCode(services)

  const verify = async (context: FlowContext, typed: string): Promise<Outcome> => {
    // Nothing can be guessed where no code is out, so nothing is charged.
    if (context.codes.length === 0) return refuse({ code: 'code_expired' })
    return answerChallenge(services, context, {
      method: emailCode.challenge,
      rule: EMAIL_CODE_ATTEMPTS,
      subject: { flowId: context.flow.id },
      answer: typed,
      onRight: () => mailboxProven(services, context),
    })
  }

  return {
    isCostly: true,
    show: (context) => ({
      name: 'email-code',
      purpose: purposeOf(context),
      invitation: purposeOf(context) === 'invitation' ? toldByLink(context) : null,
      canDecline: canDecline(context),
      sent: sentView(context),
      resendInSeconds: Math.ceil(turnIn(context) / SECOND),
      length: newestNote(context)?.length ?? codeLength(context.wrongCodes, 0),
      sender: { name: context.portal.name, address: services.mailSender },
    }),
    async answer(context, answer: AnswerTo<'email-code'>, payment) {
      if ('send' in answer) return sendCode(services, context, payment)
      if ('notMe' in answer) return decline(context)
      return verify(context, answer.code)
    },
  }
}

/** By link, once, and only before somebody has proven the mailbox to be theirs. */
function canDecline(context: FlowContext): boolean {
  const { facts, invitation } = context
  if (!requirementsOf(context).includes(notDeclined)) return false
  const isUntouched = invitation?.state === 'sent' || invitation?.state === 'started'
  return facts.byLink === true && isUntouched && invitation.declinedAt === null
}

function decline(context: FlowContext): Outcome {
  return canDecline(context)
    ? change({ facts: { ...context.facts, declining: true } })
    : refuse({ code: 'step_changed' })
}

function newestNote({ codes }: FlowContext) {
  const newest = codes.find(({ guesses }) => guesses < GUESSES_PER_CODE)
  return newest ? noteOf(newest) : null
}

function sentView({ codes, now, portal }: FlowContext) {
  const newest = codes.find(({ guesses }) => guesses < GUESSES_PER_CODE)
  if (!newest) return null
  return {
    secondsAgo: Math.floor((now - newest.createdAt) / 1000),
    clock: wallClock(newest.createdAt, portal.timeZone),
    expiresInSeconds: Math.floor((newest.expiresAt - now) / 1000),
    reference: noteOf(newest).reference,
  }
}

/** `HH:MM` in the portal's time zone. */
function wallClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  return format.format(at)
}

function mailboxProven(services: Services, context: FlowContext): Change {
  const { flow, facts, person, invitation, portal, now } = context
  // From here on it is this person's: what ends all their flows ends this one.
  const isTheirs = person !== null && flow.journey !== 'verify-email'
  const proven: Change = {
    ...(isTheirs ? { flow: { personId: person.id } } : {}),
    facts: { ...facts, mailboxAt: now },
    records: [
      recordOf(services, {
        act: 'mailbox.proven',
        actor: { type: 'visitor', id: null },
        target: invitation
          ? { type: 'invitation', id: invitation.id }
          : { type: 'person', id: person?.id ?? null },
        portalId: portal.id,
        details: { flow: flow.id },
      }),
    ],
  }
  const begins = !facts.enrolling && !hasAccount(context) && !invitationIsOpen(context)
  return begins && invitation
    ? { ...proven, ...beginEnrolment(services, context, invitation) }
    : proven
}

/** The person appears with the proof of the mailbox, never before. */
function beginEnrolment(
  { store, random, clock }: Services,
  context: FlowContext,
  invitation: Invitation,
): Change {
  const now = clock.now()
  const enrolling = context.person ?? personOf(invitation, random.id(), now)
  return {
    flow: { personId: enrolling.id },
    *guards(): Statement<Refusal | null> {
      const kept = yield* store.people.addOrGet(enrolling)
      // Another browser proved the mailbox first; the code is not used up, and works on the next try.
      if (kept.id !== enrolling.id) return { code: 'step_changed' }
      yield* store.invitations.advance(invitation.id, ['sent', 'started'], 'code-verified', now)
      return null
    },
  }
}

function personOf(invited: Invitation, id: string, now: number): Person {
  return {
    id,
    firstName: invited.firstName,
    lastName: invited.lastName,
    email: invited.email,
    emailKey: invited.emailKey,
    mailLanguage: invited.language,
    createdAt: now,
    enrolledAt: null,
    hadSecondFactorAt: null,
    suspendedAt: null,
    browsersKnownSince: 0,
    version: 0,
  }
}
