import type { Invitation } from '../../../ports/store/invitation-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Actor } from '../../actor.ts'
import { type AuditAct, recordOf } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'
import { haveAllRunOut } from '../../values/run-out.ts'
import type { FullInvitation } from '../full-invitation.ts'
import { renewedEnd } from '../lifetime.ts'
import { newLink } from '../link.ts'
import { invitationMail } from './invitation-mail.ts'

/** An invitation whose letter is on its way once more. The link before this one leads nowhere. */
export interface SentAnew {
  readonly ok: true
  readonly invitation: Invitation
  readonly link: string
}

interface Anew {
  readonly full: FullInvitation
  readonly act: AuditAct
  readonly actor: Actor
  /** What the letter says differently. */
  readonly corrected?: Pick<Invitation, 'email' | 'firstName' | 'lastName'>
}

/** A new link, until when it leads somewhere, and the statements that send it in a new letter. */
export function sendingAnew(services: Services, { full, act, actor, corrected }: Anew) {
  const { store, clock } = services
  const { invitation, portal, roles } = full
  const now = clock.now()
  const expiresAt = renewedEnd(invitation, portal, now)
  const { url, tokenHash } = newLink(services, portal)
  const letter = invitationMail(services, {
    invitation: { ...invitation, ...corrected, expiresAt },
    portal,
    roles,
    link: url,
  })
  const record = recordOf(services, {
    act,
    actor,
    target: { type: 'invitation', id: invitation.id },
    portalId: portal.id,
    details: { expiresAt },
  })
  return {
    link: url,
    renewal: { tokenHash, expiresAt, sentAt: now },
    /** A letter that still waits would lead nowhere, or to the wrong mailbox. */
    *send(): Statement<void> {
      yield* store.outbox.withdrawLetters(invitation.id)
      yield* letter()
      yield* record()
    },
  }
}

/** Nothing can be done with it any more, or there is none. */
export interface OverMistake {
  readonly mistake:
    | 'invitation-unknown'
    | 'invitation-complete'
    | 'invitation-revoked'
    | 'roles-run-out'
}

/** Null while it is open and offers something; one that has expired is open still, and can be sent again. */
export function overMistake(full: FullInvitation | null, now: number): OverMistake | null {
  if (!full) return { mistake: 'invitation-unknown' }
  const { state } = full.invitation
  if (state === 'complete') return { mistake: 'invitation-complete' }
  if (state === 'revoked') return { mistake: 'invitation-revoked' }
  return haveAllRunOut(full.roles, now) ? { mistake: 'roles-run-out' } : null
}
