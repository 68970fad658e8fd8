import { calledName } from '../../../contract/plain/full-name.ts'
import type { MailedRole } from '../../../ports/mail-templates.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'
import { mailOf } from '../../mail/mail.ts'
import type { Services } from '../../services.ts'

type Addressee = Pick<
  Invitation,
  'id' | 'portalId' | 'email' | 'firstName' | 'lastName' | 'language' | 'inviterName' | 'expiresAt'
>

interface Wanted {
  readonly invitation: Addressee
  readonly roles: readonly MailedRole[]
  readonly link: string
}

/** The statement that queues an invitation's mail. */
export function invitationMail(services: Services, { invitation, roles, link }: Wanted) {
  const { id, portalId, email, language, inviterName, expiresAt } = invitation
  return mailOf(services, {
    template: 'invitation',
    portalId,
    to: email,
    language,
    variables: { firstName: calledName(invitation), inviter: inviterName, roles, expiresAt },
    secrets: { link },
    expiresAt,
    invitationId: id,
  })
}
