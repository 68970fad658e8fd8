import type { KeyedDigest } from '../../../ports/keyed-digest.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secrets.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { recordOf } from '../../audit/audit.ts'
import { change, type Outcome, type Refusal } from '../../journeys/change.ts'
import { type FlowContext, isTooShortAlone } from '../../journeys/context.ts'
import { NOBODY } from '../../journeys/context-reading.ts'
import { decoyMailOf, mailOf } from '../../mail/mail.ts'
import type { Services } from '../../services.ts'
import { mailboxSubject } from '../../values/mailbox-subject.ts'
import { MINUTE } from '../../values/time.ts'
import { mayBeSent, turnTaken } from './code-turn.ts'
import { codeLength, createEmailCode, noteOf } from './email-code.ts'
import {
  CODE_LIFETIME_MS,
  LIVE_CODES,
  MOST_COUNTED,
  SENDING_MEMORY_MS,
  SHORT_CODES_PER_DAY,
  waitBeforeSending,
} from './sending-rules.ts'

/**
 * Sends a code, or does as much for an address that nobody has: the same statements, one row each,
 * so that neither answer nor work tells the two apart.
 */
export async function sendCode(
  services: Services,
  context: FlowContext,
  payment: Payment,
): Promise<Outcome> {
  const { store, digest } = services
  const { flow, facts, now } = context
  const subject = sendingSubject(digest, context)
  const lately = { since: now - SENDING_MEMORY_MS, most: MOST_COUNTED }
  const sentBefore = () => store.oneTimeSecrets.madeSince('email-code', subject, lately)
  const emailCode = createEmailCode(services)
  const made = (sentToday: number) => {
    const length = codeLength(context.wrongCodes, sentToday)
    const { row, code } = emailCode.create(flow, { subject, length })
    return { row, mail: mailFor(services, context, { row, code }) }
  }
  // Which of the two leaves is known under the lock alone: codes may be asked for at once.
  const [usual, after] = [made(0), made(SHORT_CODES_PER_DAY)]
  let chosen = usual
  const sentAt = await store.run(sentBefore)
  return change({
    facts: { ...facts, codeFrom: now + waitBeforeSending([now, ...sentAt], now) },
    left: (refusal) => turnTaken(context, refusal),
    *guards(): Statement<Refusal | null> {
      yield* lockSending(services, context)
      const sent = yield* sentBefore()
      const refusal = yield* mayBeSent(context, sent, payment)
      if (refusal) return refusal
      chosen = sent.length < SHORT_CODES_PER_DAY ? usual : after
      yield* store.oneTimeSecrets.retire('email-code', flow.id, LIVE_CODES - 1, now)
      yield* store.oneTimeSecrets.add(chosen.row)
      yield* store.invitations.advance(flow.invitationId ?? NOBODY, ['sent'], 'started', now)
      return null
    },
    records: [() => chosen.mail(), sentRecord(services, context)],
  })
}

/** Makes parallel requests for codes to a mailbox count each other. */
export function* lockSending({ store, digest }: Services, context: FlowContext): Statement<void> {
  yield* store.attemptBudgets.lock(sendingSubject(digest, context), 'email-code-sending')
}

/** What sending is counted for: the mailbox, by the way that one comes. */
function sendingSubject(digest: KeyedDigest, context: FlowContext): string {
  const mailbox = mailboxSubject(digest, context.flow.email ?? NOBODY)
  return digest.of('code-sending', wayOf(context), mailbox)
}

/**
 * Whoever only knows the address cannot use up what belongs to the link, to a browser that its owner
 * has signed in with, or to the host's server.
 */
function wayOf({ facts, verification, isKnownBrowser }: FlowContext): string {
  if (verification) return 'host'
  if (facts.byLink) return 'link'
  return isKnownBrowser ? 'known-browser' : 'address'
}

/** What a code is for, as the page says it. */
export function purposeOf(context: FlowContext) {
  const { flow, facts } = context
  if (flow.journey === 'verify-email') return 'verify'
  if (flow.journey === 'add-method' || facts.enrolling) return 'enrol'
  return facts.recovering || isTooShortAlone(context) ? 'recovery' : 'invitation'
}

/** And as the mail says it: the door for typed addresses leads to one of two ends. */
function mailedPurposeOf(context: FlowContext) {
  const purpose = purposeOf(context)
  return purpose === 'invitation' && !context.facts.byLink ? 'invitation-or-recovery' : purpose
}

function mailFor(
  services: Services,
  context: FlowContext,
  { row, code }: { readonly row: OneTimeSecret; readonly code: string },
): () => Statement<void> {
  const portalId = context.portal.id
  const recipient = recipientOf(context)
  if (!recipient) {
    const { language } = context
    return decoyMailOf(services, { template: 'email-code', portalId, language, secrets: { code } })
  }
  return mailOf(services, {
    template: 'email-code',
    portalId,
    to: recipient.email,
    language: recipient.language,
    variables: {
      reference: noteOf(row).reference,
      minutes: CODE_LIFETIME_MS / MINUTE,
      purpose: mailedPurposeOf(context),
    },
    secrets: { code },
    expiresAt: row.expiresAt,
  })
}

/** Null for an address that is neither invited here nor has an account: nothing is mailed. */
function recipientOf({ flow, verification, language, person, invitation }: FlowContext) {
  // The host's server vouches for it: to that very spelling, in the language of the page.
  if (verification && flow.email !== null) return { email: flow.email, language }
  if (person) return { email: person.email, language: person.mailLanguage }
  return invitation && { email: invitation.email, language: invitation.language }
}

function sentRecord(services: Services, { flow, portal, person, invitation }: FlowContext) {
  return recordOf(services, {
    act: 'code.sent',
    actor: { type: 'visitor', id: null },
    target: invitation
      ? { type: 'invitation', id: invitation.id }
      : { type: 'person', id: person?.id ?? null },
    portalId: portal.id,
    details: { flow: flow.id },
  })
}
