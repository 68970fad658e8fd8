import { z } from 'zod'
import { PASSWORD_REASONS, type PasswordReason } from './errors.ts'
import { list, view } from './shapes.ts'
import { acrValue, amrValues, endView } from './shared-views.ts'

/** What each step of a flow shows. All waits are durations, because the browser's clock is not believed. */

const whoIsSignedIn = view({ name: z.string(), address: z.string() })

type GroupReason = Extract<PasswordReason, `needs_${string}`>
const groupReasons = PASSWORD_REASONS.filter((reason): reason is GroupReason =>
  reason.startsWith('needs_'),
)

const passwordRulesView = view({
  preset: z.enum(['nist', 'classic-8', 'classic-10']),
  minLength: z.int().describe('Unicode code points.'),
  maxLength: z.int().describe('Unicode code points.'),
  groups: list(z.enum(groupReasons)).describe(
    'Character groups that must occur; each is one of the reasons a password is refused for.',
  ),
}).describe('The rules a new password must meet, for live feedback; the server decides.')
export type PasswordRulesView = z.infer<typeof passwordRulesView>

const identifyStep = view({
  name: z.literal('identify'),
  session: whoIsSignedIn
    .nullable()
    .describe(
      'A live session of this browser in this portal: "Continue as …" waits for the press.',
    ),
}).describe('Asks for the address.')

const inviter = z
  .string()
  .nullable()
  .describe("Null where nothing is known that says more than the portal's own name.")

const invitationTold = view({
  inviter,
  until: endView,
}).describe('The invitation that this is about, as its letter tells it.')
export type InvitationTold = z.infer<typeof invitationTold>

const emailCodeStep = view({
  name: z.literal('email-code'),
  purpose: z
    .enum(['invitation', 'enrol', 'recovery', 'verify'])
    .describe(
      '`invitation`: proves the invited mailbox. `enrol`: proves it before a first second factor. `recovery`: the password was forgotten, or never chosen. `verify`: the host wants it proven.',
    ),
  invitation: invitationTold
    .nullable()
    .describe('To whoever came by its link alone; a typed address learns nothing.'),
  canDecline: z
    .boolean()
    .describe('Whether "I am not the right person" can be said: by an invitation\'s link, once.'),
  sent: view({
    secondsAgo: z.int(),
    clock: z
      .string()
      .describe("Local wall-clock time of the newest code in the portal's time zone, `HH:MM`."),
    expiresInSeconds: z.int(),
    reference: z
      .string()
      .describe('Shown here and in the mail, so that two codes can be told apart.'),
  })
    .nullable()
    .describe('Null until a code was sent in this flow.'),
  resendInSeconds: z.int().describe('0 when a (new) code can be sent now.'),
  length: z.int().describe('Digits in a code.'),
  sender: view({ name: z.string(), address: z.string() }),
}).describe('Asks for a mailed code.')
export type EmailCodeStep = z.infer<typeof emailCodeStep>

const successorStep = view({
  name: z.literal('successor'),
  inviter: inviter.describe('Who invited, and will be told; null where that is not known.'),
}).describe('"I am not the right person": who should have been asked instead, if that is known.')

const otherPersonStep = view({
  name: z.literal('other-person'),
  session: whoIsSignedIn.describe(
    'Whoever is signed in; `who` of the flow is whom the invitation is for.',
  ),
}).describe(
  'Somebody else is signed in, in this browser, to the portal that the invitation is for.',
)

const registerStep = view({
  name: z.literal('register'),
  firstName: z.string(),
  lastName: z.string(),
}).describe("The invited person's name as the inviter gave it, to confirm or correct.")

const passwordStep = view({
  name: z.literal('password'),
  isReplaced: z
    .boolean()
    .describe('A forgotten one was just replaced: it is the new one that is asked for.'),
  invitation: invitationTold
    .nullable()
    .describe('Where somebody who has an account is invited again, or to another portal.'),
  canRecover: z.boolean().describe('Whether "forgotten" leads anywhere in this journey.'),
  canRestart: z
    .boolean()
    .describe(
      'As for `totp`: the password was chosen in another browser, in an enrolment not completed.',
    ),
}).describe('Asks for the password.')

const totpStep = view({
  name: z.literal('totp'),
  methods: list(z.string()).describe(
    "The person's own names for the authenticator apps that will do.",
  ),
  isRecovery: z.boolean().describe('It stands before a new password in place of a forgotten one.'),
  canRestart: z
    .boolean()
    .describe(
      'True where enrolment may be restarted with a new app (an invitation not yet completed).',
    ),
}).describe('Asks for a code of an authenticator app.')

const totpEnrolStep = view({
  name: z.literal('totp-enrol'),
  issuer: z
    .string()
    .describe(
      "As the app will show it: the portal's name, without colons, shortened where it is long.",
    ),
  account: z.string().describe('As the app will show it: the address, shortened where it is long.'),
  secret: z.string().describe('Base32 without padding, for entry by hand.'),
  uri: z.string().describe('`otpauth://` key URI, for the QR code and "open in authenticator".'),
  suggestedName: z
    .string()
    .describe('Free among the names of their apps, and short enough to be given back.'),
}).describe('Sets up an authenticator app.')

const newPasswordStep = view({
  name: z.literal('new-password'),
  address: z
    .string()
    .describe('In full, for the read-only user name field that password managers need.'),
  rules: passwordRulesView,
  isReplacement: z
    .boolean()
    .describe('It takes the place of a forgotten one, and is signed in with afterwards.'),
  isTooShort: z
    .boolean()
    .describe('It takes the place of one that is too short to open this portal by itself.'),
}).describe('Asks for a new password.')

const enrolStep = view({
  name: z.literal('enrol'),
  methods: list(z.literal('totp')),
  graceLeft: z.int().describe('Sign-ins that may still go ahead without it; 0 when it is due now.'),
}).describe('Compulsory enrolment: policy wants a method that the person lacks.')

const acceptStep = view({
  name: z.literal('accept'),
  inviter,
  additions: list(
    view({
      unit: z
        .string()
        .nullable()
        .describe('Name of the unit; null for a role in the whole portal.'),
      role: z.string().describe('As the host wrote it in the invitation.'),
      until: endView.nullable().describe('When the role ends; null for open-ended.'),
    }),
  ),
}).describe('Invited again: what is added to an existing account.')
export type AcceptStep = z.infer<typeof acceptStep>

const noticeStep = view({
  name: z.literal('notice'),
  document: z.string(),
  version: z.int(),
  language: z.string(),
  hash: z
    .string()
    .describe('SHA-256 of the text shown, base64url: what the acceptance is recorded over.'),
  title: z.string(),
  sections: list(view({ heading: z.string(), body: z.string() })),
  changed: z.boolean().describe('True when an earlier version was accepted before.'),
}).describe('A notice to be accepted.')

const deniedReason = z
  .enum([
    'no-membership',
    'no-usable-method',
    'suspended',
    'invitation-unknown',
    'invitation-expired',
    'invitation-revoked',
    'invitation-used',
    'no-invitation',
    'invitation-declined',
    'signed-out',
    'too-many-methods',
    'verification-unknown',
  ])
  .describe(
    "`invitation-declined`: the inviter has been told that it was for somebody else. `signed-out`: `add-method` is for whoever is signed in, and nobody is. `too-many-methods`: five authenticator apps and tokens in all, so remove one or ask the help contacts. `verification-unknown`: what the host's server made for `verify-email` is unknown, used, or out of date.",
  )
export type DeniedReason = z.infer<typeof deniedReason>

const deniedStep = view({
  name: z.literal('denied'),
  reason: deniedReason,
  newLink: z
    .enum(['askable', 'asked'])
    .nullable()
    .describe(
      '`invitation-expired`: whether a new link can be asked for, or has been. Null for all else.',
    ),
}).describe('The journey ends here, without what it was for.')
export type DeniedStep = z.infer<typeof deniedStep>

const doneStep = view({
  name: z.literal('done'),
  acr: acrValue.nullable().describe('Null where the journey makes no session.'),
  amr: amrValues,
  person: z
    .string()
    .describe(
      "The person's name, for a friendly last word; empty where none is known (`verify-email`).",
    ),
  code: z
    .string()
    .nullable()
    .describe(
      "One-time code for the host's server; null when the host gave no `state` to bind it to.",
    ),
  state: z.string().nullable(),
  codeExpiresInSeconds: z.int(),
  portalUrl: z.string().describe("The portal's own start page, where the hosted page leads on to."),
}).describe('The journey is complete.')
export type DoneStep = z.infer<typeof doneStep>

/** Under the names that the published description gives them. */
export const STEP_VIEWS = {
  IdentifyStep: identifyStep,
  EmailCodeStep: emailCodeStep,
  SuccessorStep: successorStep,
  OtherPersonStep: otherPersonStep,
  RegisterStep: registerStep,
  PasswordStep: passwordStep,
  TotpStep: totpStep,
  TotpEnrolStep: totpEnrolStep,
  NewPasswordStep: newPasswordStep,
  EnrolStep: enrolStep,
  AcceptStep: acceptStep,
  NoticeStep: noticeStep,
  DeniedStep: deniedStep,
  DoneStep: doneStep,
}

export const step = z
  .discriminatedUnion('name', [
    identifyStep,
    emailCodeStep,
    successorStep,
    otherPersonStep,
    registerStep,
    passwordStep,
    totpStep,
    totpEnrolStep,
    newPasswordStep,
    enrolStep,
    acceptStep,
    noticeStep,
    deniedStep,
    doneStep,
  ])
  .describe('The one step that a flow stands at, told apart by `name`.')
export type Step = z.infer<typeof step>
export type StepName = Step['name']
