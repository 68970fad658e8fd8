import type { AnswerTo } from '../../../contract/requests.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secrets.ts'
import type { Person } from '../../../ports/store/people.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { parseAddress } from '../../address.ts'
import { recordOf } from '../../audit.ts'
import { mailOf } from '../../mail.ts'
import { createEmailCode, EMAIL_CODE_ATTEMPTS } from '../../methods/email-code.ts'
import {
  CODE_DIGITS,
  CODE_LIFETIME_MS,
  LIVE_CODES,
  SENDING_MEMORY_MS,
  waitBeforeSending,
} from '../../policy/code-sending.ts'
import type { Services } from '../../services.ts'
import { answerChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, type Refusal } from '../change.ts'
import { type FlowContext, hasAccount } from '../context.ts'
import { mailboxSubject } from '../mailbox-subject.ts'
import { invitationIsOpen } from '../requirements.ts'
import type { StepRules } from './step.ts'

/** Proves a mailbox: nothing is sent by arriving, and an address nobody knows gets the same answers. */
export function createEmailCodeStep(services: Services): StepRules<'email-code'> {
  const { store, clock, digest, random, mailSender } = services
  const emailCode = createEmailCode(services)

  const send = (context: FlowContext): Outcome => {
    const { flow } = context
    const subject = mailboxSubject(digest, flow.email ?? '')
    const { row, code } = emailCode.create(flow, subject)
    return change({
      *guards(): Statement<Refusal | null> {
        // The lock makes parallel requests count each other.
        yield* store.attemptBudgets.lock(subject, 'email-code-sending')
        const sentAt = yield* store.oneTimeSecrets.madeSince(
          'email-code',
          subject,
          row.createdAt - SENDING_MEMORY_MS,
        )
        const waitMs = waitBeforeSending(sentAt, row.createdAt)
        if (waitMs > 0)
          return { code: 'wait_to_resend', retryAfterSeconds: Math.ceil(waitMs / 1000) }
        yield* store.oneTimeSecrets.retire('email-code', flow.id, LIVE_CODES - 1, row.createdAt)
        yield* store.oneTimeSecrets.add(row)
        if (flow.invitationId) {
          yield* store.invitations.advance(flow.invitationId, ['sent'], 'started', row.createdAt)
        }
        return null
      },
      records: recordsOfSending(context, row, code),
    })
  }

  const recordsOfSending = (context: FlowContext, row: OneTimeSecret, code: string) => {
    const recipient = recipientOf(context)
    if (!recipient) return []
    const mail = mailOf(services, {
      template: 'email-code',
      portalId: context.portal.id,
      to: recipient.email,
      language: recipient.language,
      variables: { reference: row.note ?? '', minutes: CODE_LIFETIME_MS / 60_000 },
      secrets: { code },
      expiresAt: row.expiresAt,
    })
    if (context.invitation?.state !== 'sent') return [mail]
    return [mail, recordOf(services, invitationEntry(context, 'invitation.started'))]
  }

  /** The person appears with the proof of the mailbox, never before. */
  const onRight = (context: FlowContext): Change => {
    const { flow, facts, now } = context
    const proven: Change = {
      facts: { ...facts, mailboxAt: now },
      records: [
        recordOf(services, {
          ...invitationEntry(context, 'mailbox.proven'),
          details: { flow: flow.id },
        }),
      ],
    }
    if (flow.journey !== 'invitation' || hasAccount(context) || invitationIsOpen(context))
      return proven
    return { ...proven, ...beginEnrolment(context) }
  }

  const beginEnrolment = ({ invitation, person }: FlowContext): Change => {
    if (!invitation) return {}
    const enrolling = person ?? personOf(invitation, random.id(), clock.now())
    return {
      flow: { personId: enrolling.id },
      *guards(): Statement<Refusal | null> {
        const kept = yield* store.people.addOrGet(enrolling)
        // Another browser proved the mailbox first; the code is not used up, and works on the next try.
        if (kept.id !== enrolling.id) return { code: 'step_changed' }
        yield* store.invitations.advance(
          invitation.id,
          ['sent', 'started'],
          'code-verified',
          clock.now(),
        )
        return null
      },
    }
  }

  return {
    show: (context) => ({
      name: 'email-code',
      purpose: context.flow.journey === 'invitation' ? 'invitation' : 'enrol',
      sent: sentView(context),
      resendInSeconds: Math.ceil(waitBeforeSending(context.codesSentAt, context.now) / 1000),
      length: CODE_DIGITS,
      sender: { name: context.portal.name, address: mailSender },
    }),
    async answer(context, answer: AnswerTo<'email-code'>) {
      if ('send' in answer) return send(context)
      return answerChallenge(services, context, {
        method: emailCode.challenge,
        rule: EMAIL_CODE_ATTEMPTS,
        subject: { flowId: context.flow.id },
        answer: answer.code,
        onRight: () => onRight(context),
      })
    },
  }
}

/** Null for an address that is neither invited here nor has an account: nothing is mailed. */
function recipientOf({ person, invitation }: FlowContext) {
  if (person) return { email: person.email, language: person.mailLanguage }
  return invitation && { email: invitation.email, language: invitation.language }
}

function sentView({ codes, now, portal }: FlowContext) {
  const [newest] = codes
  if (!newest) return null
  return {
    secondsAgo: Math.floor((now - newest.createdAt) / 1000),
    clock: wallClock(newest.createdAt, portal.timeZone),
    expiresInSeconds: Math.floor((newest.expiresAt - now) / 1000),
    reference: newest.note ?? '',
  }
}

/** `HH:MM` in the portal's time zone. */
function wallClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  return format.format(at)
}

function invitationEntry(
  { flow, person }: FlowContext,
  act: 'invitation.started' | 'mailbox.proven',
) {
  const target = flow.invitationId
    ? { type: 'invitation', id: flow.invitationId }
    : { type: 'person', id: person?.id ?? null }
  return { act, actor: { type: 'visitor', id: null }, target, portalId: flow.portalId } as const
}

function personOf(
  invited: { email: string; firstName: string; lastName: string; language: string },
  id: string,
  now: number,
): Person {
  return {
    id,
    firstName: invited.firstName,
    lastName: invited.lastName,
    email: invited.email,
    emailKey: parseAddress(invited.email)?.key ?? invited.email,
    mailLanguage: invited.language,
    createdAt: now,
    enrolledAt: null,
    hadSecondFactorAt: null,
    suspendedAt: null,
    version: 0,
  }
}
