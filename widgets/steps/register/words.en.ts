import type { RegisterWords } from './words.ts'

export const words = {
  heading: 'Is this your name?',
  lead: 'Your e-mail address is verified. This is the name in your invitation; correct it if you need to. If you have one name only, leave the other field empty.',
  firstName: 'First name',
  lastName: 'Last name',
  next: 'Continue',
  missing: 'Enter your first name, your last name or both.',
  tooLong: (characters) => `A name can have at most ${characters} characters.`,
} satisfies RegisterWords
