import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { decoyMailOf, mailOf } from '../../mail/mail.ts'
import type { Services } from '../../services.ts'
import { mailboxSubject } from '../../values/mailbox-subject.ts'
import { NOBODY } from '../../values/nobody.ts'
import { MINUTE } from '../../values/time.ts'
import type { Ceremony } from '../ceremony.ts'
import type { Refusal } from '../refusal.ts'
import type { Sent } from '../works.ts'
import { mayBeSent, turnAfter } from './code-turn.ts'
import { codeLength, createCodes, noteOf } from './codes.ts'
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
export function createSending(services: Services) {
  const { store, digest } = services
  const codes = createCodes(services)

  /** What sending is counted for: the mailbox, by the way that one comes. */
  const subjectOf = ({ address, mailbox }: Ceremony): string =>
    digest.of('code-sending', mailbox.way, mailboxSubject(digest, address ?? NOBODY))

  /** Makes parallel requests for codes to a mailbox count each other. */
  function* lock(at: Ceremony): Statement<void> {
    yield* store.attemptBudgets.lock(subjectOf(at), 'email-code-sending')
  }

  const send = async (at: Ceremony, payment: Payment): Promise<Sent> => {
    const { now, flowId } = at
    const subject = subjectOf(at)
    const lately = { since: now - SENDING_MEMORY_MS, most: MOST_COUNTED }
    const sentBefore = () => store.oneTimeSecrets.madeSince('email-code', subject, lately)
    const made = (sentToday: number) => {
      const length = codeLength(at.mailbox.wrongCodes, sentToday)
      const { row, code } = codes.create({ flowId, portalId: at.portal.id, subject }, length)
      return { row, mail: mailFor(services, at, { row, code }) }
    }
    // Which of the two leaves is known under the lock alone: codes may be asked for at once.
    const [usual, after] = [made(0), made(SHORT_CODES_PER_DAY)]
    let chosen = usual
    const sentAt = await store.run(sentBefore)
    return {
      turnFrom: now + waitBeforeSending([now, ...sentAt], now),
      turnAfter: (refusal) => turnAfter(at, refusal),
      *guards(): Statement<Refusal | null> {
        yield* lock(at)
        const sent = yield* sentBefore()
        const refusal = yield* mayBeSent(at, sent, payment)
        if (refusal) return refusal
        chosen = sent.length < SHORT_CODES_PER_DAY ? usual : after
        yield* store.oneTimeSecrets.retire('email-code', flowId, LIVE_CODES - 1, now)
        yield* store.oneTimeSecrets.add(chosen.row)
        return null
      },
      records: [() => chosen.mail()],
    }
  }

  return { send, lock }
}

function mailFor(
  services: Services,
  at: Ceremony,
  { row, code }: { readonly row: OneTimeSecret; readonly code: string },
): () => Statement<void> {
  const portalId = at.portal.id
  const { recipient, mailedPurpose } = at.mailbox
  if (!recipient) {
    const { language } = at
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
      purpose: mailedPurpose,
    },
    secrets: { code },
    expiresAt: row.expiresAt,
  })
}
