import type { AcceptWords } from './words.ts'

export const words = {
  heading: 'You have been invited again',
  lead: (inviter, portal) =>
    `${inviter} would like to add this to your account in ${portal}. Nothing you have now changes.`,
  wholePortal: 'The whole service',
  until: (date) => `until ${date}`,
  accept: 'Accept',
} satisfies AcceptWords
