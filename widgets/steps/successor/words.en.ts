import type { SuccessorWords } from './words.ts'

export const words = {
  heading: 'Who should be asked instead?',
  lead: (inviter) =>
    `We tell ${inviter ?? 'whoever invited'} that this invitation is not for you. If you know who it should go to, say so here. Nothing else changes.`,
  name: 'Name (optional)',
  address: 'E-mail address (optional)',
  tell: (inviter) => `Tell ${inviter ?? 'whoever invited'}`,
  back: 'Back',
  malformed: 'Write the address like name@example.org, or leave it empty.',
} satisfies SuccessorWords
