import type { WordsOf } from '../method.ts'
import type { MadeUpEnrolWords, MadeUpWords } from './words.ts'

const verify: MadeUpWords = {
  heading: 'Made up',
  lead: 'Enter the number of your card and one of its secrets.',
  serial: 'Number of the card',
  secret: 'Secret',
  next: 'Ask the other browser',
  waits: (token) => `The other browser is asked: ${token}`,
  again: 'It has answered',
  other: 'Sign in with an address instead',
}

const enrol: MadeUpEnrolWords = {
  heading: 'Your made-up card',
  lead: (serial, secrets) => `Number ${serial}, secrets ${secrets}`,
  secret: 'One of the secrets',
  next: 'I have kept it',
}

export const words = { 'made-up': verify, 'made-up-enrol': enrol } satisfies WordsOf<'made-up'>
