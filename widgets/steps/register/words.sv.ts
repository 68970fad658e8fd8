import type { RegisterWords } from './words.ts'

export const words = {
  heading: 'Stämmer ditt namn?',
  lead: 'Din e-postadress är bekräftad. Så här står ditt namn i inbjudan. Rätta det om något är fel. Har du bara ett namn lämnar du det andra fältet tomt.',
  firstName: 'Förnamn',
  lastName: 'Efternamn',
  next: 'Fortsätt',
  missing: 'Skriv ditt förnamn, ditt efternamn eller båda.',
  tooLong: (characters) => `Ett namn får ha högst ${characters} tecken.`,
} satisfies RegisterWords
