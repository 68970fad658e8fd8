import type { AcceptWords } from './words.ts'

export const words = {
  heading: 'You have been invited again',
  lead: (inviter, portal) =>
    `${inviter ? `${inviter} would like to add this` : 'This is added'} to your account in ${portal}. Nothing you have now changes.`,
  wholePortal: 'The whole service',
  roles: {
    reader: 'Reader',
    reporter: 'Reporter',
    'unit-admin': 'Unit administrator',
    signatory: 'Signatory',
    coordinator: 'Coordinator',
    owner: 'Owner',
    administrator: 'Administrator',
    helpdesk: 'Helpdesk',
    auditor: 'Auditor',
  },
  accept: 'Accept',
} satisfies AcceptWords
