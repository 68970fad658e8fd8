import type { WrittenWords } from './common.ts'

export const words = {
  locale: 'en-GB',
  step: (at, of) => `Step ${at} of ${of}`,
  who: 'Address:',
  notYou: 'Not you?',
  cancel: 'Cancel',
  startOver: 'Start over',
  help: 'Need help?',
  helpContacts: 'Who can help you',
  retry: 'Try again',
  lockOver: 'You can try again now.',
  kept: 'What you typed is kept.',
  working: 'Checking that you are not a robot. It can take half a minute.',
  attemptsLeft: (attempts) => `You have ${attempts} ${attempts === 1 ? 'try' : 'tries'} left.`,
  offline: 'We cannot reach the service. Check your connection and try again.',
  unavailable: 'The service is not answering as it should. Wait a moment and try again.',
} satisfies WrittenWords
