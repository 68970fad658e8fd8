import type { Round } from '../calendar.ts'
import type { Permission } from '../roles.ts'
import { deferralWords } from './deferral-en.ts'
import { roleIn } from './role-in.ts'
import { submissionWords } from './submission-en.ts'

const SEASONS: Readonly<Record<Round['season'], string>> = { spring: 'Spring', autumn: 'Autumn' }

const PERMISSIONS: Readonly<Record<Permission, string>> = {
  see: 'see what has been handed in',
  submit: 'hand in and correct figures',
  defer: 'ask for more time',
  'change-contact': 'change the shared mailbox of the unit',
  appoint: 'appoint reporters',
}

const ROLES: Readonly<Record<string, string>> = {
  reader: 'Reader',
  reporter: 'Reporter',
  'unit-admin': 'Unit administrator',
}

const LEVELS: Readonly<Record<string, string>> = {
  aal1: 'One factor',
  aal2: 'Two factors',
  aal3: 'Two factors, one of them in hardware',
}

/** RFC 8176 names; those that say nothing to people are left out. */
const MEANS: Readonly<Record<string, string>> = {
  pwd: 'password',
  otp: 'one-time code',
  hwk: 'security key',
  swk: 'passkey',
}

const en = {
  ...submissionWords,
  ...deferralWords,
  agency: 'Example Agency',
  portal: 'Personnel statistics',
  skip: 'Skip to the content',
  menu: 'Menu',
  start: 'Start',
  submission: 'Submission',
  deferral: 'Deferral',
  profile: 'Profile and units',
  toProfile: 'To your profile and units',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  otherLanguage: 'På svenska',
  opens: (day: string) => `opens on ${day}`,
  openUntil: (day: string) => `open through ${day}`,
  footer: 'The Example Agency does not exist. Nothing that is entered here is used for anything.',
  test: {
    title: (until: string) => `Test period through ${until}`,
    text: 'Everything can be tried. What is sent in now is test data, and is erased when the test period ends.',
    open: 'can be tried',
    mark: 'test data',
  },
  round: ({ season, year }: Round) => `${SEASONS[season]} ${year}`,
  startPage: {
    lead: 'Twice a year employers report how many people they employ, their working time and their pay.',
    running: 'Running period',
    nearest: 'Nearest period',
    next: 'Next period',
    testFrom: 'Test period',
    submission: 'Submission',
    deferral: 'Deferral can be asked for',
    deadline: 'Deadline',
    from: 'from',
    now: 'now',
    signInText: 'Sign in to see your units and what you may do for each of them.',
    welcome: (name: string) => `Welcome, ${name}.`,
    toProfile: 'See your profile and units',
    signedOut: 'You are signed out.',
    signedOutPartly:
      'You are signed out here, but the sign-in service could not be reached. Close the browser if others use this computer.',
    ended: 'Your session has ended. Sign in again to go on.',
  },
  kept: {
    kept: 'Your session has ended. What you typed is kept but has not been sent. Sign in again and it is still there.',
    file: 'Your session has ended, and the file was not received. Sign in again and choose the file once more.',
    here: 'Your session ended before this was sent. What you typed is still here, but it has not been sent yet.',
  },
  signInPage: {
    heading: 'Welcome',
    text: 'You need the e-mail address that you were invited with, your password and your authenticator app.',
    hosted: 'Sign in on a separate page',
    again: 'The sign-in could not be completed in this browser. Please sign in again.',
    used: 'The page before had been used already. Go on here instead.',
    later: 'The sign-in could not be completed just now. Wait a moment and sign in again.',
    unsent: 'The portal could not be reached. Check your connection and sign in again.',
  },
  invitationPage: {
    title: 'Your invitation',
    text: 'You confirm your e-mail address, set up an authenticator app and choose a password. It takes about five minutes; you can stop and go on later.',
    hosted: 'Accept the invitation on a separate page',
  },
  profilePage: {
    you: 'You',
    name: 'Name',
    email: 'E-mail address',
    verification: 'Verification',
    level: 'Level',
    means: 'Method',
    since: 'Since',
    units: 'Units',
    noUnits: 'You have no role in any unit.',
    wholePortal: 'The whole portal',
    unitId: 'Unit number',
    role: 'Role',
    roleUntil: (when: string) => `until ${when}`,
    roleThrough: (day: string) => `through ${day}`,
    may: 'You may',
    mayNothing: 'This role gives no permissions in this portal.',
    mailbox: 'Shared mailbox',
    noMailbox: 'None has been confirmed.',
    provenAt: (when: string) => `confirmed ${when}`,
    mailboxProven: 'The shared mailbox is confirmed.',
    mailboxAgain: 'The address could not be confirmed. Enter it again below.',
    mailboxLater:
      'The address could not be confirmed just now. Wait a moment and enter it again below.',
  },
  mailboxForm: {
    label: 'Address of the shared mailbox',
    hint: 'We send a code there, which you then enter here. Have the mailbox at hand.',
    submit: 'Confirm the address',
    invalid: 'Enter the whole e-mail address, like name@example.org.',
    later: 'The address could not be taken just now. Wait a moment and try again.',
  },
  mailboxPage: {
    title: 'Confirm the shared mailbox',
    text: (address: string, unit: string) =>
      `You have entered ${address} as the shared mailbox of ${unit}. It is used once you have shown that you can read it.`,
    needsScript: 'This can only be done in a browser that runs scripts.',
    unsent:
      'The portal could not be reached. Check your connection, go to your profile and enter the address again.',
  },
  authenticatorPage: {
    title: 'Add another authenticator app',
    text: 'With one more app, on another phone or on the computer, you can sign in even when the first is not at hand.',
    needsScript: 'This can only be done in a browser that runs scripts.',
  },
  levelName: (acr: string) => LEVELS[acr] ?? acr,
  meansNames: (amr: readonly string[]) => amr.flatMap((name) => MEANS[name] ?? []),
  roleName: (role: string) => roleIn(ROLES, role),
  permission: (permission: Permission) => PERMISSIONS[permission],
  notFound: {
    title: 'There is no such page',
    text: 'The address may be misspelt, or the page has moved.',
    back: 'To the start page',
  },
  unavailable: {
    title: 'Your session cannot be checked just now',
    text: 'The sign-in service does not answer. Nothing is lost; try again in a moment.',
    back: 'Try again',
  },
  erased: {
    title: 'The test period is over',
    text: 'What was sent in while it lasted was test data, and has been erased. Nothing was handed in.',
    back: 'To the start page',
  },
  otherPerson: {
    title: 'Someone else is signed in now',
    text: 'The form was filled in by someone other than the person who is now signed in in this browser. Nothing has been sent. What was typed is kept for the person who typed it, if they sign in within a day.',
    back: 'To the start page',
  },
  elsewhere: {
    title: 'The portal is at another address',
    text: 'This address is not the portal’s. Go to:',
  },
  refused: {
    title: 'The request was refused',
    text: 'It did not come from a page of this portal.',
    back: 'To the start page',
  },
}

/** Every sentence of the portal, in one language. */
export type Words = typeof en
export const words: Words = en
