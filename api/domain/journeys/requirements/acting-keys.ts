import { isMadeForConsole } from '../../methods/keys-of-console.ts'
import { isKey, SPARE_KINDS } from '../../methods/kinds.ts'
import { isKeyProof } from '../../methods/proof.ts'
import { rolesWithActs } from '../../values/rights.ts'
import type { FlowContext } from '../context.ts'
import { isProvenIn, openersOf } from '../vouching.ts'
import { isPassShown } from './passing.ts'

/**
 * Passkeys and keys that whoever acts in the console needs: who lacks one, and what lets one be set up. The code of an
 * app alone never does, or whoever talked an agent out of one would act as them for ever.
 */

type Place = Pick<FlowContext, 'portal'>

/** Only the console's policy says so. */
export function demandsKeys({ portal }: Place): boolean {
  return portal.policy.keyToAct === 'demanded'
}

type Roles = Pick<FlowContext, 'memberships' | 'invitedRoles'>

/** Has a role that acts, or is invited to one, and holds no key that was made here. */
export function lacksKey(context: FlowContext): boolean {
  const holds = context.methods.some(isMadeForConsole)
  return demandsKeys(context) && !holds && actsIn(context)
}

function actsIn({ memberships, invitedRoles }: Roles): boolean {
  return [...memberships, ...invitedRoles].some(({ role }) => rolesWithActs().includes(role))
}

type Invited = Pick<FlowContext, 'invitation' | 'now'>

/** An invitation that this flow would fulfil: it was sent to somebody, by whoever runs the installation. */
export function isInvitedIn({ invitation, now }: Invited): boolean {
  if (!invitation || invitation.state === 'revoked' || invitation.state === 'complete') return false
  return invitation.expiresAt > now
}

/** What lets a key be set up: an invitation, a pass of the helpdesk, another key shown just now. */
export function vouchesForKey(context: FlowContext): 'whole' | 'for-a-day-to-read' | null {
  if (!demandsKeys(context) || isInvitedIn(context) || isPassShown(context)) return 'whole'
  if (hasShownKey(context)) return 'whole'
  return hasShownSheet(context) ? 'for-a-day-to-read' : null
}

/** One that was made here, verified its user, and was not itself let in by less within a day. */
function hasShownKey(context: FlowContext): boolean {
  const keys = openersOf(context).filter(isMadeForConsole)
  const shown = context.provenHere.filter(isKeyProof)
  return isProvenIn({ provenHere: shown }, keys)
}

/** Codes for the drawer let whoever has a key have another: never a first one. */
function hasShownSheet({ methods, provenHere }: FlowContext): boolean {
  const isSheet = ({ kind }: { readonly kind: string }) => SPARE_KINDS.some((one) => one === kind)
  return methods.some(isMadeForConsole) && provenHere.some(isSheet)
}

/** Of what could be set up: keys where something vouches for one, and nothing else where one is lacking then. */
export function isForActing(context: FlowContext, kind: string): boolean {
  if (!demandsKeys(context)) return true
  const vouched = vouchesForKey(context) !== null
  return isKey({ kind }) ? vouched : !(vouched && lacksKey(context))
}
