import { membershipView } from '../../memberships.ts'
import { change } from '../change.ts'
import type { StepRules } from './step.ts'

/** Invited again: what is added to the account that the person already has. */
export const accept: StepRules<'accept'> = {
  isCostly: false,
  show: ({ invitation, invitedRoles }) => ({
    name: 'accept',
    inviter: invitation?.inviterName ?? '',
    additions: invitedRoles.map(membershipView),
  }),
  answer: async ({ facts }) => change({ facts: { ...facts, accepted: true } }),
}
