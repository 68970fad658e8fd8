import type { MailReport } from '../../ports/mail-report-reader.ts'
import type { OutboxMail } from '../../ports/store/outbox-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

/**
 * What providers report of mails that they took. Reports come late, twice and in any order, and also
 * on mails that are not ours: only what is new of a mail of ours changes anything.
 */
export function createMailReports(services: Services) {
  const { store, clock, log, metrics } = services

  /** False when it says nothing new. */
  const write = async (mail: OutboxMail, report: MailReport): Promise<boolean> => {
    const { kind: state } = report
    // Nothing changes: the mail has been read, or at least seen.
    if (state === 'complained') return true
    const { providerId } = report.mail
    const bounced = recordOf(services, bounceOf(mail))
    return store.atomically(function* (): Statement<boolean> {
      const isNew = yield* store.outbox.report(mail.id, { state, providerId, at: clock.now() })
      if (isNew && state === 'bounced') yield* bounced()
      return isNew
    })
  }

  return {
    async take(report: MailReport): Promise<void> {
      const mail = await store.run(() => store.outbox.byReport(report.mail))
      if (!mail || !(await write(mail, report))) return
      const { kind } = report
      metrics.mailSettled(kind)
      const fields = { mail: mail.id, template: mail.template, report: kind }
      if (kind === 'delivered') log.info(fields, 'mail delivered')
      else log.warn(fields, 'mail not welcome')
    },
  }
}

export type MailReports = ReturnType<typeof createMailReports>

/** On the invitation that the mail is the letter of: its inviter has the address to put right. */
const bounceOf = ({ id, template, portalId, invitationId }: OutboxMail) =>
  ({
    act: 'mail.bounced',
    actor: { type: 'system', id: null },
    target: invitationId ? { type: 'invitation', id: invitationId } : { type: 'mail', id },
    portalId,
    details: { template },
  }) as const
