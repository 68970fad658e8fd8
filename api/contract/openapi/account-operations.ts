import * as account from '../account-wire.ts'
import { person } from './examples.ts'
import type { Operation } from './operation.ts'

const widget = { tag: 'Widgets', caller: 'browser', method: 'post' } as const
const own = { portal: 'demo' }
const method = 'm_5bXq2LrT8yKc'
const at = '2026-09-01T08:00:00.000Z'

const shown: account.AccountView = {
  name: `${person.firstName} ${person.lastName}`,
  firstName: person.firstName,
  lastName: person.lastName,
  address: person.email,
  telephone: { number: '+46 812 345 678', since: at, isOwn: true },
  mailLanguage: 'en',
  mailLanguages: ['sv', 'en'],
  timeZone: 'Europe/Stockholm',
  methods: [
    {
      id: method,
      kind: 'totp',
      name: 'My phone',
      addedAt: at,
      lastUsedAt: at,
      isDefault: true,
      mayBeDefault: true,
      state: 'active',
      pausedUntil: null,
      counts: { signIn: 'yes', reset: 'yes', elsewhere: 'yes' },
      device: null,
      usesLeft: null,
      renewal: null,
      removal: 'needed',
    },
  ],
  adding: [{ kind: 'totp', isSpare: false, whyNot: null, most: 5 }],
  signals: {
    rpId: 'portal.example.org',
    userId: 'xZ3m9Qe1Yw5cT7uB2nK8vR4sD6fG0hJaLpOiUyTrEwQ',
    name: person.email,
    displayName: `${person.firstName} ${person.lastName}`,
    credentials: [],
  },
  sessions: [
    {
      id: 's_9dVn4HtP1wZe',
      portal: 'Personnel statistics',
      browser: 'Firefox',
      system: 'Windows',
      network: '203.0.113.0/24',
      startedAt: at,
      lastSeenAt: at,
      isThis: true,
    },
  ],
  sessionsElsewhere: 0,
  notices: [{ document: 'privacy', version: 1, title: 'Privacy notice', at }],
  colleagues: [],
  freeze: null,
  activity: [{ at, act: 'session.started', isOwn: true }],
}
const view = {
  status: 200,
  description: 'The account as it stands.',
  json: { schema: account.accountView, example: shown },
} as const
const codes = ['unauthorized', 'level_too_low'] as const

/** The own account, for `<farstu-account>` and `<farstu-account-menu>`. */
export const accountOperations: readonly Operation[] = [
  {
    ...widget,
    id: 'whoIsSignedIn',
    path: '/v1/account/who',
    summary: 'Ask who is signed in in this browser',
    body: { schema: account.ownAccount, example: own },
    answer: {
      status: 200,
      description: 'Who, if anybody.',
      json: {
        schema: account.accountWho,
        example: { active: true, name: shown.name, address: shown.address },
      },
    },
  },
  {
    ...widget,
    id: 'readAccount',
    path: '/v1/account/read',
    summary: 'See the own account',
    description: 'A page of a host is told of its own portal alone, a page of ours of all.',
    body: { schema: account.ownAccount, example: own },
    answer: view,
    codes,
  },
  {
    ...widget,
    id: 'renameMethod',
    path: '/v1/account/methods/rename',
    summary: 'Give a method another name',
    description: 'Mailed to the person.',
    body: { schema: account.renameMethod, example: { ...own, method, name: 'Work phone' } },
    answer: view,
    codes: [...codes, 'not_found', 'taken', 'proof_required'],
  },
  {
    ...widget,
    id: 'chooseDefaultMethod',
    path: '/v1/account/methods/default',
    summary: 'Choose what is asked for first',
    description: 'Mailed to the person.',
    body: { schema: account.chooseDefault, example: { ...own, method } },
    answer: view,
    codes: [...codes, 'not_found', 'proof_required'],
  },
  {
    ...widget,
    id: 'changeOwnName',
    path: '/v1/account/name',
    summary: 'Change one’s name',
    description: 'Mailed to the person. Hosts are told with the next sign-in.',
    body: {
      schema: account.changeName,
      example: { ...own, firstName: person.firstName, lastName: person.lastName },
    },
    answer: view,
    codes: [...codes, 'proof_required'],
  },
  {
    ...widget,
    id: 'changeOwnTelephone',
    path: '/v1/account/telephone',
    summary: 'Change the number that one is rung at',
    description: 'Mailed to the person. It is no factor, and hosts are not told.',
    body: { schema: account.changeTelephone, example: { ...own, telephone: '+46 8 123 456 78' } },
    answer: view,
    codes: [...codes, 'own_page_needed', 'proof_required'],
  },
  {
    ...widget,
    id: 'chooseMailLanguage',
    path: '/v1/account/mail-language',
    summary: 'Choose the language of mails',
    description: 'Mailed to the person, in the language that it was.',
    body: { schema: account.chooseMailLanguage, example: { ...own, language: 'sv' } },
    answer: view,
    codes: [...codes, 'proof_required'],
  },
  {
    ...widget,
    id: 'showCallerCode',
    path: '/v1/account/helpdesk-code',
    summary: 'Show a code for the helpdesk',
    description:
      'Whoever is on the telephone reads it out, and the agent types it. The one before ends.',
    body: { schema: account.ownAccount, example: own },
    answer: {
      status: 200,
      description: 'The code, this once.',
      json: {
        schema: account.callerCodeView,
        example: {
          code: '4821-7350',
          lastsSeconds: 600,
          word: 'ramuki',
          numbers: ['010-000 00 00'],
        },
      },
    },
    codes: [...codes, 'own_page_needed'],
  },
  {
    ...widget,
    id: 'readOwnNotice',
    path: '/v1/account/notices/read',
    summary: 'Read a notice again',
    description: 'As it was accepted: that version, in that language.',
    body: { schema: account.readOwnNotice, example: { ...own, document: 'privacy', version: 1 } },
    answer: {
      status: 200,
      description: 'The text.',
      json: {
        schema: account.acceptedNotice,
        example: {
          document: 'privacy',
          version: 1,
          language: 'en',
          title: 'Privacy notice',
          sections: [{ heading: 'Who is responsible', body: 'The Example Agency.' }],
          at,
        },
      },
    },
    codes: [...codes, 'not_found'],
  },
  {
    ...widget,
    id: 'pressNotMe',
    path: '/v1/account/not-me',
    summary: 'Say "this was not me" to a mail',
    description:
      'From our own page alone, by the token of the link; without being signed in. It freezes the account and gives nothing: sessions, passes and what was under way end. Once, for 14 days.',
    body: { schema: account.pressNotMe, example: { ...own, token: 'o_7dQ2mXb1.Zk81hYpR4' } },
    answer: { status: 204, description: 'The account is frozen.' },
    codes: ['not_found', 'code_used', 'code_expired', 'own_page_needed'],
  },
  {
    ...widget,
    id: 'freezeOwnAccount',
    path: '/v1/account/freeze',
    summary: 'Freeze the own account',
    description: 'The same from being signed in. This session ends with all others.',
    body: { schema: account.ownAccount, example: own },
    answer: { status: 204, description: 'The account is frozen.' },
    codes,
  },
  {
    ...widget,
    id: 'unfreezeOwnAccount',
    path: '/v1/account/unfreeze',
    summary: 'Lift the freeze',
    description:
      'By a session that rests on a strong method which is older than every change of the last 30 days.',
    body: { schema: account.ownAccount, example: own },
    answer: view,
    codes: [...codes, 'freeze_held'],
  },
  {
    ...widget,
    id: 'confirmColleague',
    path: '/v1/account/colleague/confirm',
    summary: 'Confirm that a colleague is calling the helpdesk',
    description:
      'From our own page alone, where the helpdesk has asked, by a sign-in with two factors that is not older than ten minutes. The person and the contact of the unit are told.',
    body: { schema: account.confirmColleague, example: { ...own, ask: 'a_3rTq9LwX2c' } },
    answer: view,
    codes: [...codes, 'not_found', 'own_page_needed', 'too_long_ago', 'no_colleague'],
  },
  {
    ...widget,
    id: 'endOneOwnSession',
    path: '/v1/account/sessions/end',
    summary: 'End a session of one’s own',
    body: { schema: account.endOwnSession, example: { ...own, session: 's_9dVn4HtP1wZe' } },
    answer: view,
    codes: [...codes, 'not_found'],
  },
  {
    ...widget,
    id: 'endOtherOwnSessions',
    path: '/v1/account/sessions/end-others',
    summary: 'End all sessions but this one',
    description: 'In every portal.',
    body: { schema: account.ownAccount, example: own },
    answer: view,
    codes,
  },
]
