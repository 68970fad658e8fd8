import type { DoneWords } from './words.ts'

export const words = {
  heading: (person) => (person ? `Welcome, ${person}` : 'Welcome'),
  lead: (portal) => `You are signed in to ${portal}.`,
  'verify-email': {
    heading: 'Your e-mail address is verified',
    lead: 'You can continue.',
  },
  'add-method': {
    heading: 'Your app is added',
    lead: 'From now on, codes from it will do when you sign in.',
  },
  goOn: (portal) => `Continue to ${portal}`,
} satisfies DoneWords
