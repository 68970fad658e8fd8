import type { FirstWords } from './common.ts'

export const words = {
  cancel: 'Cancel',
  startOver: 'Start over',
  help: 'Need help?',
  retry: 'Try again',
  kept: 'What you typed is kept.',
  offline: 'We cannot reach the service. Check your connection and try again.',
  unavailable: 'The service is not answering as it should. Wait a moment and try again.',
} satisfies FirstWords
