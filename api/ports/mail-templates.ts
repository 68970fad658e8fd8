import type { CONCERNS } from '../contract/plain/policy.ts'
import type { MethodKind } from '../contract/views.ts'
import type { AgentMails } from './agent-mails.ts'
import type { HelpTold } from './help-told.ts'

/** A role in a mail: the unit's name is null for a role in the whole portal. */
export interface MailedRole {
  readonly unit: string | null
  /** Its id. */
  readonly role: string
  /** The portal's own, in the mail's language; null for that of our catalogue. */
  readonly name: string | null
  /** Epoch milliseconds. */
  readonly until: number | null
}

type NoSecrets = Readonly<Record<never, string>>

/** A link to "this was not me": it works once, for 14 days. */
interface NotMe {
  readonly notMe: string
}

/** The invitation as its inviter knows it: whom it is for, and its id for `farstu resend`. */
interface InvitationTold {
  readonly inviter: string
  readonly person: string
  readonly email: string
  readonly invitation: string
}

/** What a mailed code is asked for, so that nobody gives it away as something else. */
export type CodePurpose =
  | 'invitation'
  | 'invitation-or-recovery'
  | 'enrol'
  | 'recovery'
  | 'verify'
  | 'confirm'
  | 'address'

/** Templates and what each is filled with; `secrets` are sealed until the mail is handed over. */
export interface MailTemplates extends AgentMails {
  readonly invitation: {
    readonly variables: {
      readonly firstName: string
      readonly inviter: string
      readonly roles: readonly MailedRole[]
      /** What is set up beside a first factor; null where the portal asks for one factor alone. */
      readonly setsUp: MethodKind | null
      readonly expiresAt: number
    }
    readonly secrets: { readonly link: string }
  }
  /** To the inviter. */
  readonly 'new-link-asked': {
    readonly variables: InvitationTold & { readonly expiredAt: number }
    readonly secrets: NoSecrets
  }
  /** To the inviter; whoever had the link proposes somebody else, or nobody. */
  readonly 'invitation-declined': {
    readonly variables: InvitationTold & {
      readonly at: number
      readonly successorName: string | null
      readonly successorEmail: string | null
    }
    readonly secrets: NoSecrets
  }
  readonly 'email-code': {
    readonly variables: {
      readonly reference: string
      readonly minutes: number
      readonly purpose: CodePurpose
    }
    readonly secrets: { readonly code: string }
  }
  readonly 'account-ready': {
    readonly variables: {
      readonly firstName: string
      readonly methods: readonly MethodKind[]
      readonly at: number
    }
    readonly secrets: NotMe
  }
  readonly 'password-changed': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
  readonly 'method-added': {
    readonly variables: {
      readonly firstName: string
      readonly method: string
      readonly kind: MethodKind
      readonly at: number
    }
    readonly secrets: NotMe
  }
  /** By its person; `name` is their own for it, '' for kinds that have none. */
  readonly 'method-removed': {
    readonly variables: {
      readonly firstName: string
      readonly name: string
      readonly kind: MethodKind
      readonly at: number
    }
    readonly secrets: NotMe
  }
  /** Changed in the own account, by being signed in. Names are the person's own, languages are tags. */
  readonly 'account-changed': {
    readonly variables: {
      readonly firstName: string
      readonly changed:
        | { readonly what: 'named'; readonly from: string; readonly to: string }
        | { readonly what: 'renamed'; readonly from: string; readonly to: string }
        | { readonly what: 'preferred'; readonly method: string; readonly kind: MethodKind }
        /** The numbers are not told: mail is read by others, too. */
        | { readonly what: 'telephone'; readonly isNone: boolean }
        /** To the address that was. */
        | { readonly what: 'address' }
        | { readonly what: 'language'; readonly from: string; readonly to: string }
      readonly at: number
    }
    readonly secrets: NotMe
  }
  /** To the new address; whoever reads it has made the change, or asked the helpdesk for it. */
  readonly 'address-changed': {
    readonly variables: {
      readonly firstName: string
      readonly by: 'person' | 'helpdesk'
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
  /** One that cannot be copied did not count on: there may be a copy. */
  readonly 'method-cloned': {
    readonly variables: { readonly firstName: string; readonly method: string; readonly at: number }
    readonly secrets: NotMe
  }
  /** An authenticator app takes no more codes after too many wrong ones. */
  readonly 'method-disabled': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
  /** By its person: a new set, in the place of any before. */
  readonly 'recovery-codes-made': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
  /** `left`: how many still work. */
  readonly 'recovery-code-used': {
    readonly variables: { readonly firstName: string; readonly left: number; readonly at: number }
    readonly secrets: NotMe
  }
  /** None of a set is taken any more, after too many wrong ones. */
  readonly 'recovery-codes-disabled': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
  /** A code that the person reads out to an agent whom they have rung. */
  readonly 'caller-code': {
    readonly variables: { readonly firstName: string; readonly minutes: number }
    readonly secrets: { readonly code: string }
  }
  /** To an address that an agent has typed; it names nobody, for it may be anybody's. */
  readonly 'correction-code': {
    readonly variables: { readonly reference: string; readonly minutes: number }
    readonly secrets: { readonly code: string }
  }
  /** To somebody of the caller's unit; `link` leads to their own account. */
  readonly 'colleague-asked': {
    readonly variables: {
      readonly firstName: string
      readonly person: string
      readonly minutes: number
    }
    readonly secrets: { readonly link: string }
  }
  /** To the person whom a colleague has vouched for. */
  readonly 'colleague-confirmed': {
    readonly variables: {
      readonly firstName: string
      readonly colleague: string
      readonly at: number
    }
    readonly secrets: NotMe
  }
  /** To the contact of their unit. */
  readonly 'colleague-confirmed-contact': {
    readonly variables: { readonly person: string; readonly colleague: string; readonly at: number }
    readonly secrets: NoSecrets
  }
  /** By the helpdesk; names are the person's own, '' for kinds that have none and for what an agent has renamed. */
  readonly 'helpdesk-acted': {
    readonly variables: {
      readonly firstName: string
      readonly done: HelpTold
      readonly at: number
    }
    readonly secrets: NotMe
  }
  /** Before a policy changes, to those whom it concerns; `from` is a day, `kinds` what may be set up. */
  readonly 'policy-announced': {
    readonly variables: {
      readonly firstName: string
      readonly concern: (typeof CONCERNS)[number]
      readonly from: string
      readonly kinds: readonly MethodKind[]
      readonly graceSignIns: number
      readonly graceDays: number
      readonly homeUrl: string
      /** Lines of contacts, in the mail's language. */
      readonly help: readonly string[]
    }
    readonly secrets: NoSecrets
  }
  /** "This was not me" was pressed, or the helpdesk did it: nothing is changed any more. `isHeld`: the helpdesk alone lifts it. */
  readonly 'account-frozen': {
    readonly variables: {
      readonly firstName: string
      readonly isHeld: boolean
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
  /** By its person, with a way to verify of long ago. */
  readonly 'account-unfrozen': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
  readonly 'account-suspended': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NoSecrets
  }
  readonly 'account-reopened': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: NotMe
  }
}

/** What `OutboxMail.template` holds: renaming one strands mails that are queued. */
export type TemplateName = keyof MailTemplates
