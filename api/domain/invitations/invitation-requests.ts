import { fullName } from '../../contract/plain/full-name.ts'
import { FALLBACK } from '../../contract/plain/languages.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditEntry, recordOf } from '../audit/audit.ts'
import { type MailOrder, mailOf } from '../mail/mail.ts'
import type { Portal } from '../portals/portal.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { strangersName } from '../values/typed-text.ts'
import { inviterAddress } from './still-inviting.ts'

/**
 * What an invited person can ask of their inviter. The guard says whether this request is the one
 * that counts; where it does, the records are written in the same transaction. The link by which
 * they come authorises nothing, so no more than a note is changed: the inviter decides.
 */
export interface InvitationRequest {
  readonly guard: () => Statement<boolean>
  readonly records: readonly (() => Statement<void>)[]
}

interface Subject {
  readonly invitation: Invitation
  readonly portal: Portal
}

type Told = 'new-link-asked' | 'invitation-declined'

/** Of an invitation that has expired, once until it is sent again. */
export function askingForNewLink(services: Services, subject: Subject): InvitationRequest {
  const { store, clock } = services
  const { invitation } = subject
  const now = clock.now()
  return {
    guard: () => store.invitations.askForNewLink(invitation.id, now),
    records: [
      recordOf(services, entry('invitation.new-link-asked', subject)),
      mailToInviter(services, subject, {
        template: 'new-link-asked',
        variables: { ...told(invitation), expiredAt: invitation.expiresAt },
      }),
    ],
  }
}

/**
 * Before the mailbox is proven, once until it is sent again. An empty name and a null address propose nobody; an address
 * that is none counts as not given.
 */
export function declining(
  services: Services,
  subject: Subject,
  successor: { readonly name: string; readonly address: string | null },
): InvitationRequest {
  const { store, clock } = services
  const { invitation } = subject
  const at = clock.now()
  const proposed = {
    successorName: strangersName(successor.name) || null,
    successorEmail: parseAddress(successor.address ?? '')?.email ?? null,
  }
  return {
    guard: () => store.invitations.decline(invitation.id, { ...proposed, at }),
    records: [
      recordOf(services, entry('invitation.declined', subject)),
      mailToInviter(services, subject, {
        template: 'invitation-declined',
        variables: { ...told(invitation), ...proposed, at },
      }),
    ],
  }
}

function told(invitation: Invitation) {
  const { id, inviterName, email } = invitation
  return { inviter: inviterName, person: fullName(invitation), email, invitation: id }
}

function entry(act: AuditEntry['act'], { invitation, portal }: Subject): AuditEntry {
  return {
    act,
    actor: { type: 'visitor', id: null },
    target: { type: 'invitation', id: invitation.id },
    portalId: portal.id,
  }
}

/** In the portal's first language: the invitation's is the invited person's. */
function mailToInviter<T extends Told>(
  services: Services,
  { invitation, portal }: Subject,
  letter: Pick<MailOrder<T>, 'template' | 'variables'>,
): () => Statement<void> {
  const { store, clock } = services
  return function* () {
    const to = yield* inviterAddress(store, invitation, clock.now())
    if (to === null) return
    yield* mailOf(services, {
      ...letter,
      portalId: portal.id,
      to,
      language: portal.languages[0] ?? FALLBACK,
      secrets: {},
      expiresAt: null,
    })()
  }
}
