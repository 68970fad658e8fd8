import type { DoneWords } from './words.ts'

export const words = {
  heading: (person) => (person ? `Välkommen, ${person}` : 'Välkommen'),
  lead: (portal) => `Du är inloggad i ${portal}.`,
  'verify-email': {
    heading: 'Din e-postadress är bekräftad',
    lead: 'Du kan fortsätta.',
  },
  'add-method': {
    heading: 'Appen är tillagd',
    lead: 'Från och med nu kan du använda koder från den när du loggar in.',
  },
  goOn: (portal) => `Fortsätt till ${portal}`,
} satisfies DoneWords
