import type { CommonWords } from './common.ts'

function duration(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${Math.ceil(seconds)} seconds`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 90) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  return `${Math.ceil(minutes / 60)} hours`
}

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
  startedAnew: 'It has been a while, so you are back at the start. What you finished is kept.',
  cancelled: 'You have cancelled',
  cancelledText: 'What you finished is kept. You can go on whenever it suits you.',
  startAgain: 'Start again',
  lockOver: 'You can try again now.',
  attemptsLeft: (attempts) => `You have ${attempts} ${attempts === 1 ? 'try' : 'tries'} left.`,
  duration,
  problem: (code, { wait }) => {
    switch (code) {
      case 'offline':
        return 'We cannot reach the service. What you typed is kept. Check your connection and try again.'
      case 'cookies_refused':
        return 'Your browser does not keep the cookie that signing in needs. Allow cookies for this page and try again, or use another browser.'
      case 'locked':
        return wait
          ? `There have been too many attempts. Try again in ${wait}, or ask one of the contacts below.`
          : 'There have been too many attempts, and waiting will not help. Contact one of those below.'
      case 'invalid_input':
        return 'Something is missing or written in a way we do not understand. Check it and try again.'
      case 'origin_refused':
      case 'unauthorized':
      case 'not_found':
        return 'This page is not set up for signing in. Please tell whoever runs it.'
      default:
        return 'The service is not answering as it should. What you typed is kept. Wait a moment and try again.'
    }
  },
} satisfies CommonWords
