import type { RegisterWords } from './words.ts'

export const words = {
  heading: 'Is this your name?',
  lead: 'Your e-mail address is verified. This is the name in your invitation; correct it if you need to.',
  firstName: 'First name',
  lastName: 'Last name',
  next: 'Continue',
  missingFirst: 'Enter your first name.',
  missingLast: 'Enter your last name.',
  tooLong: (characters) => `A name can have at most ${characters} characters.`,
} satisfies RegisterWords
