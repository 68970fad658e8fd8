import type { DoneWords } from './words.ts'

export const words = {
  heading: (person) => (person ? `Welcome, ${person}` : 'Welcome'),
  lead: (portal) => `You are signed in to ${portal}.`,
  goOn: (portal) => `Continue to ${portal}`,
} satisfies DoneWords
