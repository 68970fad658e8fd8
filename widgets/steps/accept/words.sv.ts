import type { AcceptWords } from './words.ts'

export const words = {
  heading: 'Du har fått ännu en inbjudan',
  lead: (inviter, portal) =>
    `${inviter ? `${inviter} vill lägga till det här` : 'Det här läggs till'} på ditt konto i ${portal}. Inget av det du redan har ändras.`,
  wholePortal: 'Hela tjänsten',
  roles: {
    reader: 'Läsare',
    reporter: 'Uppgiftslämnare',
    'unit-admin': 'Enhetsadministratör',
    signatory: 'Undertecknare',
    coordinator: 'Samordnare',
    owner: 'Ägare',
    administrator: 'Administratör',
    helpdesk: 'Kundtjänst',
    auditor: 'Granskare',
  },
  accept: 'Tacka ja',
} satisfies AcceptWords
