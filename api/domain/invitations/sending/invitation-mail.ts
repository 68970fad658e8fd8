import { calledName } from '../../../contract/plain/full-name.ts'
import { ownName } from '../../../contract/plain/portal-roles.ts'
import type { MailedRole } from '../../../ports/mail-templates.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'
import { mailOf } from '../../mail/mail.ts'
import { setUpBeside } from '../../policy/portal-policy.ts'
import type { Portal } from '../../portals/portal.ts'
import type { Services } from '../../services.ts'

type Addressee = Pick<
  Invitation,
  'id' | 'portalId' | 'email' | 'firstName' | 'lastName' | 'language' | 'inviterName' | 'expiresAt'
>

interface Wanted {
  readonly invitation: Addressee
  readonly portal: Pick<Portal, 'roles' | 'policy'>
  readonly roles: readonly Omit<MailedRole, 'name'>[]
  readonly link: string
}

/** The statement that queues an invitation's mail. */
export function invitationMail(services: Services, { invitation, portal, roles, link }: Wanted) {
  const { id, portalId, email, language, inviterName, expiresAt } = invitation
  const named = roles.map((role) => ({ ...role, name: ownName(portal.roles, role.role, language) }))
  return mailOf(services, {
    template: 'invitation',
    portalId,
    to: email,
    language,
    variables: {
      firstName: calledName(invitation),
      inviter: inviterName,
      roles: named,
      setsUp: setUpBeside(portal.policy),
      expiresAt,
    },
    secrets: { link },
    expiresAt,
    invitationId: id,
  })
}
