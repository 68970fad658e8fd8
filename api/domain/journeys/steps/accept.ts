import { localEnd } from '../../../contract/plain/local-end.ts'
import { inviterTold } from '../../invitations/sending/inviter.ts'
import { change } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** Invited again: what is added to the account that the person already has. */
export const accept: OwnStepRules<'accept'> = {
  isCostly: false,
  isGuess: false,
  show: ({ invitation, invitedRoles, portal }) => ({
    name: 'accept',
    inviter: invitation && inviterTold(invitation, portal),
    additions: invitedRoles.map(({ unitName, role, until }) => ({
      unit: unitName,
      role,
      until: until === null ? null : localEnd(until, portal.timeZone),
    })),
  }),
  answer: async ({ facts }) => change({ facts: { ...facts, accepted: true } }),
}
