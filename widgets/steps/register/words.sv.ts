import type { RegisterWords } from './words.ts'

export const words = {
  heading: 'Stämmer ditt namn?',
  lead: 'Din e-postadress är bekräftad. Så här står ditt namn i inbjudan. Rätta det om något är fel.',
  firstName: 'Förnamn',
  lastName: 'Efternamn',
  next: 'Fortsätt',
  missingFirst: 'Skriv ditt förnamn.',
  missingLast: 'Skriv ditt efternamn.',
  tooLong: (characters) => `Ett namn får ha högst ${characters} tecken.`,
} satisfies RegisterWords
