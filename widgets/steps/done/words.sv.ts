import type { DoneWords } from './words.ts'

export const words = {
  heading: (person) => (person ? `Välkommen, ${person}` : 'Välkommen'),
  lead: (portal) => `Du är inloggad i ${portal}.`,
  goOn: (portal) => `Fortsätt till ${portal}`,
} satisfies DoneWords
