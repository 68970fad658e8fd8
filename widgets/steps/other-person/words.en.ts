import type { OtherPersonWords } from './words.ts'

export const words = {
  heading: 'Someone else is signed in here',
  lead: 'The invitation is for another address than the one that is signed in in this browser.',
  signedIn: 'Signed in now',
  invited: 'The invitation is for',
  kept: 'Nothing is lost: all that has been saved is kept.',
  switch: 'Sign out and continue',
} satisfies OtherPersonWords
