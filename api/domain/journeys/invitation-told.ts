import { localEnd } from '../../contract/plain/local-end.ts'
import type { InvitationTold } from '../../contract/views.ts'
import { inviterTold } from '../invitations/sending/inviter.ts'
import { type FlowContext, hasAccount } from './context.ts'
import { journeyOf } from './journeys.ts'
import { deniedUnlessInvitationOpen } from './requirements/requirements.ts'

type Told = InvitationTold | null

/** To whoever came by its link: no more than its letter says. A typed address learns nothing by it. */
export function toldByLink(context: FlowContext): Told {
  return context.facts.byLink ? told(context) : null
}

/**
 * Where it adds to an account. That there is one, the password that is asked for says already, and
 * it is asked for by link, or after the mailbox.
 */
export function toldToAccount(context: FlowContext): Told {
  const { flow, facts } = context
  const isAgain = journeyOf(flow).rules.findsInvitation && hasAccount(context) && !facts.recovering
  const isKnownHere = facts.byLink === true || facts.mailboxAt !== undefined
  return isAgain && isKnownHere ? told(context) : null
}

/** Of one that is over there is nothing to tell: whoever signs in here has accepted it, or cannot. */
function told(context: FlowContext): Told {
  const { invitation, portal } = context
  if (!invitation || deniedUnlessInvitationOpen(context)) return null
  const until = localEnd(invitation.expiresAt, portal.timeZone)
  return { inviter: inviterTold(invitation, portal), until }
}
