import { words as contacts } from '../ui/help-words.en.ts'
import type { WrittenFrame } from './frame.ts'

const notSetUp = () => 'This page is not set up for signing in. Please tell whoever runs it.'

export const words = {
  locale: 'en-GB',
  step: (at, of) => `Step ${at} of ${of}`,
  who: 'Address:',
  notYou: 'Not you?',
  helpContacts: 'Who can help you',
  contacts,
  lockOver: 'You can try again now.',
  working: 'Checking that you are not a robot. It can take half a minute.',
  attemptsLeft: (attempts) => `You have ${attempts} ${attempts === 1 ? 'try' : 'tries'} left.`,
  startedAnew: 'It has been a while, so you are back at the start. What you finished is kept.',
  cancelled: 'You have cancelled',
  cancelledText: 'What you finished is kept. You can go on whenever it suits you.',
  startAgain: 'Start again',
  invited: (inviter, portal) =>
    inviter ? `${inviter} has invited you to ${portal}.` : `You are invited to ${portal}.`,
  until: (day, clock) => (clock === null ? `until the end of ${day}` : `until ${day} at ${clock}`),
  validUntil: (until) => `The invitation is valid ${until}.`,
  problems: {
    cookies_refused: () =>
      'Your browser does not keep the cookie that this page needs, so we cannot go on. Allow cookies for this page and try again, or use another browser. If that does not help, ask one of the contacts below.',
    locked: ({ wait }) =>
      wait
        ? `There have been too many attempts. Try again in ${wait}, or ask one of the contacts below.`
        : 'There have been too many attempts, and waiting will not help. Contact one of those below.',
    invalid_input: () =>
      'Something is missing or written in a way we do not understand. Check it and try again.',
    origin_refused: notSetUp,
    unauthorized: notSetUp,
    not_found: notSetUp,
  },
} satisfies WrittenFrame
