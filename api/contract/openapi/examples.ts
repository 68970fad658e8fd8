/** What the published description shows. Nobody in it exists. */

/** As in a redemption: open-ended, in a unit. */
export const membership = {
  unit: 'Example Town',
  unitExternalId: '0001',
  role: 'reporter',
  until: null,
}

/** As in a redemption. Letters before ids are for readers: real ones are 22 characters of base64url alone. */
export const person = {
  id: 'p_4f1Zk0Qe8vWb',
  firstName: 'Test',
  lastName: 'Reporter',
  email: 'kim@example.org',
}

/** What a redemption and a check say alike of a sign-in with password and app. */
export const session = {
  acr: 'aal2',
  amr: ['pwd', 'otp', 'mfa'],
  auth_time: 1790000000,
  memberships: [membership],
}

/** What is left of a session, in seconds. */
export const time = { idleInSeconds: 1800, endsInSeconds: 28_800 }

/** Public id of a session. */
export const sid = 's_9cUq2mTxY0aL'
/** What a host's server keeps for a page. */
export const state = 'state-of-your-pre-session'
/** A one-time code as an event brings it. */
export const code = 'code-from-the-element'

/** An act as a host names it. */
export const act = { act: 'withdraw', object: 'submission-17' }
/** What the person reads of it. */
export const actText = 'Withdraw submission 17'

/** A flow without its step, which each operation adds. */
export const flow = {
  flow: 'f_Jw3nB7rKd5Gh',
  journey: 'sign-in',
  progress: null,
  who: null,
  remembers: null,
  portal: { id: 'demo', name: 'Personnel statistics' },
  help: [
    {
      label: 'Help with signing in',
      telephone: '+46 10 000 00 00',
      hours: null,
      mail: 'help@example.org',
      url: null,
    },
  ],
  ways: null,
}

/** As it is listed, once its letter has arrived. */
export const invitation = {
  id: 'i_Xo6sVt1PzE2c',
  address: 'kim@example.org',
  firstName: 'Test',
  lastName: 'Reporter',
  language: 'en',
  inviter: 'Example Agency',
  standing: 'sent',
  letter: 'delivered',
  attention: [],
  roles: [membership],
  createdAt: '2026-09-01T08:00:00.000Z',
  sentAt: '2026-09-01T08:00:00.000Z',
  expiresAt: '2026-10-01T21:59:59.999Z',
  successor: null,
}
