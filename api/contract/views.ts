import type { PasswordReason } from './errors.ts'

/**
 * What the server shows a widget: the flow and its one current step.
 * All waits are durations in seconds, because the browser's clock is not believed.
 */

/**
 * `sign-in` and `invitation` end in a session. `verify-email` proves a mailbox that the host's server
 * named, `add-method` adds an authenticator app for whoever is signed in; neither makes a session.
 */
export type Journey = 'sign-in' | 'invitation' | 'verify-email' | 'add-method'
export type AcrValue = 'aal1' | 'aal2' | 'aal3'

/** Whom to ask when stuck; data of the portal, per language. */
export interface HelpContactView {
  /** What this contact is for, in the person's language. */
  readonly label: string
  readonly telephone: string | null
  readonly hours: string | null
  readonly mail: string | null
  readonly url: string | null
}

/** The rules a new password must meet, for live feedback; the server decides. */
export interface PasswordRulesView {
  readonly preset: 'nist' | 'classic-8' | 'classic-10'
  /** Unicode code points. */
  readonly minLength: number
  readonly maxLength: number
  /** Character groups that must occur; each is one of the reasons a password is refused for. */
  readonly groups: readonly Extract<PasswordReason, `needs_${string}`>[]
}

export interface MembershipView {
  /** Name of the unit; null for a role in the whole portal. */
  readonly unit: string | null
  readonly unitExternalId: string | null
  readonly role: string
  /** ISO 8601 instant at which the membership ends; null for open-ended. */
  readonly until: string | null
}

export interface IdentifyStep {
  readonly name: 'identify'
  /** A live session of this browser in this portal: "Continue as …" waits for the press. */
  readonly session: { readonly name: string; readonly address: string } | null
}

export interface EmailCodeStep {
  readonly name: 'email-code'
  /**
   * `invitation`: proves the invited mailbox. `enrol`: proves it before a first second factor.
   * `recovery`: the password was forgotten, or never chosen. `verify`: the host wants it proven.
   */
  readonly purpose: 'invitation' | 'enrol' | 'recovery' | 'verify'
  /** Whether "I am not the right person" can be said: by an invitation's link, once. */
  readonly canDecline: boolean
  /** Null until a code was sent in this flow. */
  readonly sent: {
    readonly secondsAgo: number
    /** Local wall-clock time of the newest code in the portal's time zone, `HH:MM`. */
    readonly clock: string
    readonly expiresInSeconds: number
    /** Shown here and in the mail, so that two codes can be told apart. */
    readonly reference: string
  } | null
  /** 0 when a (new) code can be sent now. */
  readonly resendInSeconds: number
  /** Digits in a code. */
  readonly length: number
  readonly sender: { readonly name: string; readonly address: string }
}

/** "I am not the right person": who should have been asked instead, if that is known. */
export interface SuccessorStep {
  readonly name: 'successor'
  /** Who invited, and will be told. */
  readonly inviter: string
}

/** Somebody else is signed in, in this browser, to the portal that the invitation is for. */
export interface OtherPersonStep {
  readonly name: 'other-person'
  /** Whoever is signed in; `who` of the flow is whom the invitation is for. */
  readonly session: { readonly name: string; readonly address: string }
}

/** The invited person's name as the inviter gave it, to confirm or correct. */
export interface RegisterStep {
  readonly name: 'register'
  readonly firstName: string
  readonly lastName: string
}

export interface PasswordStep {
  readonly name: 'password'
  /** A forgotten one was just replaced: it is the new one that is asked for. */
  readonly isReplaced: boolean
  /** Whether "forgotten" leads anywhere in this journey. */
  readonly canRecover: boolean
  /** As for `totp`: the password was chosen in another browser, in an enrolment not completed. */
  readonly canRestart: boolean
}

export interface TotpStep {
  readonly name: 'totp'
  /** The person's own names for the authenticator apps that will do. */
  readonly methods: readonly string[]
  /** It stands before a new password in place of a forgotten one. */
  readonly isRecovery: boolean
  /** True where enrolment may be restarted with a new app (an invitation not yet completed). */
  readonly canRestart: boolean
}

export interface TotpEnrolStep {
  readonly name: 'totp-enrol'
  /** As they will appear in the app: portal name over the address. */
  readonly issuer: string
  readonly account: string
  /** Base32 without padding, for entry by hand. */
  readonly secret: string
  /** `otpauth://` key URI, for the QR code and "open in authenticator". */
  readonly uri: string
  readonly suggestedName: string
}

export interface NewPasswordStep {
  readonly name: 'new-password'
  /** The address in full, for the read-only user name field that password managers need. */
  readonly address: string
  readonly rules: PasswordRulesView
  /** It takes the place of a forgotten one, and is signed in with afterwards. */
  readonly isReplacement: boolean
}

/** Compulsory enrolment: policy wants a method that the person lacks. */
export interface EnrolStep {
  readonly name: 'enrol'
  readonly methods: readonly 'totp'[]
  /** Sign-ins that may still go ahead without it; 0 when it is due now. */
  readonly graceLeft: number
}

/** Invited again: what is added to an existing account. */
export interface AcceptStep {
  readonly name: 'accept'
  readonly inviter: string
  readonly additions: readonly MembershipView[]
}

export interface NoticeStep {
  readonly name: 'notice'
  readonly document: string
  readonly version: number
  readonly language: string
  /** SHA-256 of the text shown, base64url: what the acceptance is recorded over. */
  readonly hash: string
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly body: string }[]
  /** True when an earlier version was accepted before. */
  readonly changed: boolean
}

export type DeniedReason =
  | 'no-membership'
  | 'no-usable-method'
  | 'suspended'
  | 'invitation-unknown'
  | 'invitation-expired'
  | 'invitation-revoked'
  | 'invitation-used'
  | 'no-invitation'
  /** The inviter has been told that it was for somebody else. */
  | 'invitation-declined'
  /** `add-method` is for whoever is signed in, and nobody is. */
  | 'signed-out'
  /** Five authenticator apps and tokens in all: remove one, or ask the help contacts. */
  | 'too-many-methods'
  /** What the host's server made for `verify-email` is unknown, used, or out of date. */
  | 'verification-unknown'

export interface DeniedStep {
  readonly name: 'denied'
  readonly reason: DeniedReason
  /** `invitation-expired`: whether a new link can be asked for, or has been. Null for all else. */
  readonly newLink: 'askable' | 'asked' | null
}

export interface DoneStep {
  readonly name: 'done'
  /** Null where the journey makes no session. */
  readonly acr: AcrValue | null
  readonly amr: readonly string[]
  /** The person's name, for a friendly last word; empty where none is known (`verify-email`). */
  readonly person: string
  /** One-time code for the host's server; null when the host gave no `state` to bind it to. */
  readonly code: string | null
  readonly state: string | null
  readonly codeExpiresInSeconds: number
  /** The portal's own start page, where the hosted page leads on to. */
  readonly portalUrl: string
}

export type Step =
  | IdentifyStep
  | EmailCodeStep
  | SuccessorStep
  | OtherPersonStep
  | RegisterStep
  | PasswordStep
  | TotpStep
  | TotpEnrolStep
  | NewPasswordStep
  | EnrolStep
  | AcceptStep
  | NoticeStep
  | DeniedStep
  | DoneStep

export type StepName = Step['name']

export interface FlowView {
  /** Public id of the flow; the browser's cookie is what binds it. */
  readonly flow: string
  readonly journey: Journey
  /** `null` where steps are not counted (sign-in). */
  readonly progress: { readonly at: number; readonly of: number } | null
  /** Who this is about: masked until the mailbox or the first factor is proven. */
  readonly who: { readonly address: string; readonly masked: boolean } | null
  readonly portal: { readonly id: string; readonly name: string }
  readonly help: readonly HelpContactView[]
  readonly step: Step
}
