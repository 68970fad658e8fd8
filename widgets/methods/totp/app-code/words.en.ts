import type { AppCodeWords } from './words.ts'

export const appCode = {
  nextIn: (seconds) => `Next code in ${seconds} s`,
  nextNow: 'Your app shows a new code now. Enter it above.',
  problems: {
    wrong_code: ({ clock }) =>
      clock
        ? `That code did not match. Check that your device’s clock is right: it is ${clock} now. Then try the code showing.`
        : 'That code did not match. Codes change every 30 seconds; try the one showing now.',
    code_used: () => 'That code has been used already. Wait for the next one.',
    code_expired: () => 'That code is no longer valid. Enter the one showing now.',
    locked: ({ wait }) =>
      wait
        ? null
        : 'Your app has been switched off here, after many codes that did not match. Waiting will not help. Contact one of those below.',
  },
} satisfies AppCodeWords
