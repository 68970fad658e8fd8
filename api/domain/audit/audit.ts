import { sha256 } from '../../crypto/digest.ts'
import type { AuditEvent } from '../../ports/store/audit-log-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'

/** What happened, in the words of the log. Details never hold secrets. */
export interface AuditEntry {
  readonly act: AuditAct
  readonly actor: { readonly type: AuditEvent['actorType']; readonly id: string | null }
  readonly target: { readonly type: string; readonly id: string | null }
  readonly portalId: string | null
  readonly details?: Readonly<Record<string, unknown>>
}

export type AuditAct =
  | 'portal.added'
  | 'portal.changed'
  | 'portal.contacts-replaced'
  | 'policy.reach-exported'
  | 'policy.announced'
  | 'portal-secret.made'
  | 'portal-secret.revoked'
  | 'notice.published'
  | 'invitation.sent'
  | 'invitation.resent'
  | 'invitation.readdressed'
  | 'invitation.new-link-asked'
  | 'invitation.declined'
  | 'invitation.revoked'
  | 'invitation.completed'
  | 'enrolment.restarted'
  | 'enrolment.dropped'
  | 'code.sent'
  | 'mailbox.proven'
  | 'verification.made'
  | 'email.verified'
  | 'confirmation.asked'
  | 'confirmation.given'
  | 'confirmation.redeemed'
  | 'confirmation.refused'
  | 'person.renamed'
  | 'person.telephone-changed'
  | 'person.address-changed'
  | 'person.mail-language-chosen'
  | 'method.added'
  | 'method.tried'
  | 'method.wrong'
  | 'method.locked'
  | 'method.replayed'
  | 'offer.snoozed'
  | 'method.cloned'
  | 'method.behind'
  | 'method.disabled'
  | 'method.removed'
  | 'method.renamed'
  | 'method.preferred'
  | 'method.suspended'
  | 'method.given-back'
  | 'methods.reset'
  | 'pass.issued'
  | 'pass.used'
  | 'pass.revoked'
  | 'caller-code.shown'
  | 'caller-code.mailed'
  | 'caller-code.wrong'
  | 'caller.verified'
  | 'correction-code.mailed'
  | 'correction-code.wrong'
  | 'colleague.asked'
  | 'colleague.confirmed'
  | 'helpdesk.asked'
  | 'helpdesk.approved'
  | 'helpdesk.refused'
  | 'helpdesk.limited'
  | 'recovery-codes.made'
  | 'recovery-code.used'
  | 'passwords.sprayed'
  | 'password.wrong'
  | 'password.set'
  | 'password.replaced'
  | 'notice.accepted'
  | 'grace.used'
  | 'journey.denied'
  | 'downgrade_attempt'
  | 'session.started'
  | 'session.ended'
  | 'sessions.ended'
  | 'membership.ended'
  | 'person.suspended'
  | 'person.reopened'
  | 'account.frozen'
  | 'account.unfrozen'
  | 'people.exported'
  | 'invitations.exported'
  | 'unit.imported'
  | 'mail.bounced'
  | 'code.redeemed'
  | 'code.refused'
  | 'database.restored'

/**
 * The statement that writes an entry. Id, time and salt are made now, outside the transaction,
 * because the statement may be run again.
 */
export function recordOf(
  services: Pick<Services, 'store' | 'random' | 'clock'>,
  entry: AuditEntry,
) {
  const { store, random, clock } = services
  const eventId = random.id()
  const salt = random.id()
  const details = JSON.stringify(entry.details ?? {})
  const event: AuditEvent = {
    id: eventId,
    at: clock.now(),
    act: entry.act,
    actorType: entry.actor.type,
    actorId: entry.actor.id,
    targetType: entry.target.type,
    targetId: entry.target.id,
    portalId: entry.portalId,
    digest: sha256(salt + details),
    seq: null,
    hash: null,
  }
  return (): Statement<void> => store.auditLog.append(event, { eventId, salt, details })
}
