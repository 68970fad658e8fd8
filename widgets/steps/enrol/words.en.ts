import type { EnrolWords } from './words.ts'

export const words = {
  heading: 'One more safeguard',
  lead: 'This service asks for a code from an authenticator app besides your password, so that nobody else can sign in as you. Setting it up takes about two minutes.',
  begin: 'Set up an authenticator app',
  later: (left) =>
    left === 1 ? 'Later (you can wait once more)' : `Later (you can wait ${left} more times)`,
} satisfies EnrolWords
