import type { OneTimeSecret } from '../../../ports/store/one-time-secrets.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit.ts'
import { decoyMailOf, mailOf } from '../../mail.ts'
import { codeLength, createEmailCode, noteOf } from '../../methods/email-code.ts'
import {
  CODE_LIFETIME_MS,
  LIVE_CODES,
  SENDING_MEMORY_MS,
  waitBeforeSending,
} from '../../policy/code-sending.ts'
import type { Services } from '../../services.ts'
import { MINUTE } from '../../time.ts'
import type { Change, Refusal } from '../change.ts'
import { type FlowContext, isTooShortAlone } from '../context.ts'
import { NOBODY } from '../context-reading.ts'
import { mailboxSubject } from '../mailbox-subject.ts'

/**
 * Sends a code, or does as much for an address that nobody has: the same statements, one row each,
 * so that neither answer nor work tells the two apart.
 */
export function sendingOf(services: Services, context: FlowContext): Change {
  const { store, digest } = services
  const { flow } = context
  const mailbox = mailboxSubject(digest, flow.email ?? NOBODY)
  const subject = digest.of('code-sending', wayOf(context), mailbox)
  const { row, code } = createEmailCode(services).create(flow, {
    subject,
    length: codeLength(context.wrongCodes),
  })
  return {
    *guards(): Statement<Refusal | null> {
      // The lock makes parallel requests count each other.
      yield* store.attemptBudgets.lock(subject, 'email-code-sending')
      const since = row.createdAt - SENDING_MEMORY_MS
      const sentAt = yield* store.oneTimeSecrets.madeSince('email-code', subject, since)
      const waitMs = waitBeforeSending(sentAt, row.createdAt)
      if (waitMs > 0) return { code: 'wait_to_resend', retryAfterSeconds: Math.ceil(waitMs / 1000) }
      yield* store.oneTimeSecrets.retire('email-code', flow.id, LIVE_CODES - 1, row.createdAt)
      yield* store.oneTimeSecrets.add(row)
      yield* store.invitations.advance(
        flow.invitationId ?? NOBODY,
        ['sent'],
        'started',
        row.createdAt,
      )
      return null
    },
    records: [mailFor(services, context, { row, code }), sentRecord(services, context)],
  }
}

/**
 * Sending is counted by how one comes: whoever only knows the address cannot use up what belongs to
 * the link, to a browser that its owner has signed in with, or to the host's server.
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
