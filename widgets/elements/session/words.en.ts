import type { SessionWords } from './words.ts'

export const words = {
  idle: {
    heading: 'Are you still there?',
    text: (left) =>
      `You have not done anything here for a while. You will be signed out within ${left}.`,
  },
  final: {
    heading: 'You will soon be signed out',
    text: (left) =>
      `You have been signed in for as long as is allowed. You will be signed out within ${left}. Save your work, then sign in again.`,
  },
  stay: 'Stay signed in',
  signOut: 'Sign out',
  close: 'OK',
  stayed: 'You are still signed in.',
  offline: 'We cannot reach the service. Check your connection and try again.',
  unavailable: 'The service is not answering as it should. Wait a moment and try again.',
  locale: 'en-GB',
} satisfies SessionWords
