import { localEnd } from '../../../contract/plain/local-end.ts'
import { ownName } from '../../../contract/plain/portal-roles.ts'
import { inviterTold } from '../../invitations/sending/inviter.ts'
import { change } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** Invited again: what is added to the account that the person already has. */
export const accept: OwnStepRules<'accept'> = {
  isCostly: false,
  isGuess: false,
  show: ({ invitation, invitedRoles, portal, language }) => ({
    name: 'accept',
    inviter: invitation && inviterTold(invitation, portal),
    additions: invitedRoles.map(({ unitName, role, until }) => ({
      unit: unitName,
      role,
      roleName: ownName(portal.roles, role, language),
      until: until === null ? null : localEnd(until, portal.timeZone),
    })),
  }),
  answer: async ({ facts }) => change({ facts: { ...facts, accepted: true } }),
}
