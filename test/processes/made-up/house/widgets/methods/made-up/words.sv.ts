import type { WordsOf } from '../method.ts'
import type { MadeUpEnrolWords, MadeUpWords } from './words.ts'

const verify: MadeUpWords = {
  heading: 'Påhittat',
  lead: 'Skriv kortets nummer och en av dess hemligheter.',
  serial: 'Kortets nummer',
  secret: 'Hemlighet',
  next: 'Fråga den andra webbläsaren',
  waits: (token) => `Den andra webbläsaren frågas: ${token}`,
  again: 'Den har svarat',
  other: 'Logga in med en adress i stället',
}

const enrol: MadeUpEnrolWords = {
  heading: 'Ditt påhittade kort',
  lead: (serial, secrets) => `Nummer ${serial}, hemligheter ${secrets}`,
  secret: 'En av hemligheterna',
  next: 'Jag har sparat det',
}

export const words = { 'made-up': verify, 'made-up-enrol': enrol } satisfies WordsOf<'made-up'>
