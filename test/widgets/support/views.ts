import type { Problem } from '../../../api/contract/problem-wire.ts'
import type { ConfirmsView, FlowView, Step, StepName } from '../../../api/contract/views.ts'
import { CREATION, REQUEST, VALID_UNTIL } from './credentials.ts'

type StepOf<N extends StepName> = Extract<Step, { name: N }>

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** An invitation as a link tells it. */
export const INVITED = {
  inviter: 'Example Authority',
  until: { day: '2027-03-31', clock: null },
} as const

/** An app that is to be removed. */
export const REMOVAL: ConfirmsView = {
  act: 'method.remove',
  text: 'Kim’s phone',
  method: 'totp',
  nextDefault: null,
  isLast: false,
}

const verifying = (methods: readonly string[]) => ({
  options: REQUEST,
  validUntil: VALID_UNTIL,
  methods,
  isRecovery: false,
  canRestart: false,
  canRecover: false,
  canChooseOther: false,
})

const enrolling = {
  options: CREATION,
  isQuiet: false,
  validUntil: VALID_UNTIL,
  taken: ['Kim’s phone'],
}

/** One of each step, as a server would describe it. */
const STEPS: { readonly [N in StepName]: StepOf<N> } = {
  identify: { name: 'identify', session: null, methods: [], isPasswordless: false },
  'choose-address': {
    name: 'choose-address',
    addresses: [
      { id: 'remembered-kim', address: 'k•••@example.org' },
      { id: 'remembered-robin', address: 'r•••@example.org' },
    ],
  },
  'email-code': {
    name: 'email-code',
    purpose: 'invitation',
    invitation: null,
    canDecline: false,
    sent: { secondsAgo: 4, clock: '14:03', expiresInSeconds: 896, reference: 'K7Q' },
    resendInSeconds: 42,
    length: 6,
    sender: { name: 'Example collection', address: 'no-reply@example.org' },
  },
  successor: { name: 'successor', inviter: 'Robin Exempel' },
  'other-person': {
    name: 'other-person',
    session: { name: 'Kim Exempel', address: 'kim@example.org' },
  },
  register: { name: 'register', firstName: 'Kim', lastName: 'Exempel' },
  password: {
    name: 'password',
    isReplaced: false,
    invitation: null,
    canRecover: true,
    canRestart: false,
  },
  totp: { name: 'totp', methods: ['Kim’s phone'], isRecovery: false, canRestart: true },
  'totp-enrol': {
    name: 'totp-enrol',
    issuer: 'Example collection',
    account: 'kim@example.org',
    secret: KEY,
    uri: `otpauth://totp/Example%20collection:kim%40example.org?secret=${KEY}&issuer=Example%20collection`,
    suggestedName: 'My authenticator app',
  },
  'new-password': {
    name: 'new-password',
    address: 'kim@example.org',
    rules: {
      preset: 'classic-10',
      minLength: 10,
      maxLength: 128,
      groups: ['needs_upper', 'needs_lower', 'needs_digit', 'needs_special'],
    },
    isReplacement: false,
    isTooShort: false,
  },
  passkey: { name: 'passkey', ...verifying(['Kim’s phone']) },
  'passkey-enrol': { name: 'passkey-enrol', ...enrolling },
  'security-key': { name: 'security-key', ...verifying(['The blue key', 'In the drawer']) },
  'security-key-enrol': { name: 'security-key-enrol', ...enrolling },
  'this-device': { name: 'this-device', ...verifying(['The computer at work']) },
  'this-device-enrol': { name: 'this-device-enrol', ...enrolling },
  'recovery-codes': { name: 'recovery-codes', isRecovery: false },
  'recovery-codes-enrol': {
    name: 'recovery-codes-enrol',
    codes: [
      '7K3M-9QXD-2V5H-C',
      'B8TW-0ZRE-4N6J-P',
      'YA1G-FS3K-M7QX-9',
      'D2V5-HCB8-TW0Z-R',
      'E4N6-JPYA-1GFS-3',
      'KM7Q-X9D2-V5HC-B',
      '8TW0-ZRE4-N6JP-Y',
      'A1GF-S3KM-7QX9-D',
      '2V5H-CB8T-W0ZR-E',
      '4N6J-PYA1-GFS3-K',
    ],
    made: '2027-01-15',
    portalUrl: 'https://portal.example.org/',
    isReplacement: false,
  },
  enrol: { name: 'enrol', methods: ['totp'], graceLeft: 2, daysLeft: null },
  pick: {
    name: 'pick',
    lost: null,
    methods: [
      {
        id: 'totp',
        kind: 'totp',
        names: ['Kim’s phone', 'The computer at work'],
        lastUsed: '2027-01-12',
        added: null,
        isDefault: true,
      },
      {
        id: 'password',
        kind: 'password',
        names: [],
        lastUsed: null,
        added: null,
        isDefault: false,
      },
    ],
    notHere: [],
    pass: false,
  },
  'access-pass': { name: 'access-pass', canChooseOther: false },
  'codes-left': {
    name: 'codes-left',
    left: 9,
    hasOther: true,
    renewal: null,
    account: 'https://auth.portal.example.org/p/demo/account',
  },
  accept: {
    name: 'accept',
    inviter: 'Robin Exempel',
    additions: [
      { unit: 'Example municipality', role: 'reporter', roleName: null, until: null },
      { unit: null, role: 'reader', roleName: null, until: { day: '2027-03-31', clock: null } },
      {
        unit: null,
        role: 'checker',
        roleName: 'Figures checker',
        until: { day: '2027-04-01', clock: '14:30' },
      },
    ],
  },
  offer: { name: 'offer', method: 'passkey', isAutomatic: false },
  confirm: { name: 'confirm' },
  notice: {
    name: 'notice',
    document: 'privacy',
    version: 3,
    language: 'en',
    hash: 'abc',
    title: 'How we handle your personal data',
    sections: [
      {
        heading: 'Who is responsible',
        body: 'The Example Agency, organisation number 000000-0000.',
      },
      { heading: 'Why', body: 'To let you hand in figures, and to see afterwards who did what.' },
      {
        heading: 'Your rights',
        body: 'You can ask what we hold about you.\nYou can have mistakes put right.',
      },
    ],
    changed: true,
  },
  denied: { name: 'denied', reason: 'invitation-expired', newLink: null },
  done: {
    name: 'done',
    acr: 'aal2',
    amr: ['pwd', 'otp'],
    person: 'Kim Exempel',
    code: 'one-time-code',
    state: 'state-of-the-host',
    codeExpiresInSeconds: 60,
    codesLeft: null,
    codesMade: false,
    tries: null,
    portalUrl: 'https://portal.example.org/',
  },
}

/** Steps that an invitation counts. */
const COUNTED: readonly StepName[] = [
  'email-code',
  'register',
  'totp-enrol',
  'new-password',
  'notice',
]

/** Of what can be lost. */
const LOSABLE: readonly StepName[] = ['totp', 'passkey', 'security-key', 'this-device']

const ADDRESSLESS: readonly StepName[] = ['identify', 'choose-address', 'denied']

/** Before the mailbox is proven, an invitation's address is shown in part. */
export const MASKED = { address: 'r•••@example.org', masked: true }

/** A step of this name, with changes. */
export const stepOf = <N extends StepName>(
  name: N,
  changes: Partial<StepOf<N>> = {},
): StepOf<N> => ({
  ...STEPS[name],
  ...changes,
})

/** A flow at this step, with changes. */
export function viewOf(step: StepName | Step, changes: Partial<FlowView> = {}): FlowView {
  const current = typeof step === 'string' ? STEPS[step] : step
  const at = COUNTED.indexOf(current.name) + 1
  return {
    flow: 'f1',
    journey: at > 0 ? 'invitation' : 'sign-in',
    progress: at > 0 ? { at, of: COUNTED.length } : null,
    who: ADDRESSLESS.includes(current.name) ? null : { address: 'kim@example.org', masked: false },
    remembers: null,
    portal: { id: 'example', name: 'Example collection' },
    ways: LOSABLE.includes(current.name) ? { other: false, lost: true, skip: false } : null,
    help: [
      {
        label: 'Signing in',
        telephone: '+46 8 000 00 00',
        hours: 'Mon–Fri 9–16',
        mail: 'help@example.org',
        url: 'https://portal.example.org/help',
      },
      {
        label: 'The questions',
        telephone: null,
        hours: null,
        mail: 'questions@example.org',
        url: null,
      },
    ],
    ...(current.name === 'confirm' ? { journey: 'confirm', confirms: REMOVAL } : {}),
    step: current,
    ...changes,
  }
}

/** A refusal, with changes. */
export const problemOf = (code: Problem['code'], changes: Partial<Problem> = {}): Problem => ({
  code,
  requestId: 'r1',
  ...changes,
})

export const ALL_STEPS = Object.keys(STEPS) as StepName[]
