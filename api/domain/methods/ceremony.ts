import type { PasswordPreset } from '../../contract/plain/policy.ts'
import type { InvitationTold } from '../../contract/views.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Person } from '../../ports/store/person-store.ts'

/** What an answer is for. Whoever asks another party keeps it in the challenge, so that none serves two ends. */
export interface Ceremony {
  readonly purpose: 'sign-in' | 'enrol' | 'try' | 'reset' | 'verify' | 'confirm'
  /** Id of the flow, which its one-time secrets are rows of. */
  readonly flowId: string
  readonly portal: CeremonyPortal
  /** Origin of the page that asks this time: one of the portal's, or ours. */
  readonly page: string
  /** Keyed digest of the browser that the flow is bound to. */
  readonly browser: string
  readonly isKnownBrowser: boolean
  /** Language of the screen. */
  readonly language: string
  /** Epoch milliseconds, read once for the whole answer. */
  readonly now: number
  /** As it was typed, or given by a link; null where none is known yet. */
  readonly address: string | null
  /** Whose address it is. Until something is proven nothing that is shown or spent may hang on it. */
  readonly person: Person | null
  /** Whose wrong answers are counted: the person's, or those at an address that nobody has. */
  readonly budget: string
  /** The level asks for an authenticator that verifies its user. */
  readonly isVerificationDemanded: boolean
  /** The browser is to make one by itself, unseen. */
  readonly isQuiet: boolean
  /** What is decided by the answer beyond a sign-in, as it was shown; null for nothing. */
  readonly binds: Binding | null
  /** What works once in this flow, of this kind, newest first: mailed codes, challenges. */
  readonly secrets: readonly OneTimeSecret[]
  /** For kinds that mail something. */
  readonly mailbox: MailboxCeremony
  /** What the journey says of itself, to be shown. */
  readonly around: Surroundings
}

interface CeremonyPortal {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  /** Where its own start page is. */
  readonly homeUrl: string
  /** The domain that credentials of its people belong to (`portals/relying-party.ts`). */
  readonly rpId: string
  /** Rules for its passwords. */
  readonly preset: PasswordPreset
  /** Whether its own level lets one factor come in by itself. */
  readonly isOneFactorEnough: boolean
}

/** A payload that an answer stands for, and no other. */
export interface Binding {
  /** SHA-256 of its canonical form, base64url. */
  readonly digest: string
  /** What is shown of it, in order. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** The mailbox side: what was sent from here, and to whom. */
interface MailboxCeremony {
  /** Wrong guesses at codes of this mailbox since a right one. */
  readonly wrongCodes: number
  /** From when on this flow may be sent a code; undefined when none was asked for. */
  readonly turnFrom: number | undefined
  /** Whoever only knows the address must not use up what belongs to another way. */
  readonly way: 'host' | 'pass' | 'link' | 'known-browser' | 'address'
  /** Null for an address that is neither invited here nor has an account: nothing is mailed. */
  readonly recipient: { readonly email: string; readonly language: string } | null
  readonly shownPurpose: 'invitation' | 'enrol' | 'recovery' | 'verify' | 'confirm'
  readonly mailedPurpose: 'invitation-or-recovery' | MailboxCeremony['shownPurpose']
}

/** What the journey around a step says of itself, for the step to show what it has a place for. */
export interface Surroundings {
  /** To whoever came by its link, before the mailbox is proven. */
  readonly toldByLink: InvitationTold | null
  /** To whoever has an account and is invited again. */
  readonly toldToAccount: InvitationTold | null
  readonly canRecover: boolean
  /** It opens the portal by itself, nobody has a password, and whoever has lost it may make another. */
  readonly canMakeAnew: boolean
  readonly canRestart: boolean
  readonly canDecline: boolean
  /** It was chosen, here or by the page: what everybody is asked for is an answer away. */
  readonly canChooseOther: boolean
  /** A forgotten method was just replaced here. */
  readonly isReplaced: boolean
  /** One is about to be replaced. */
  readonly isReplacing: boolean
  /** One of the kind is there already. */
  readonly isHeld: boolean
  /** What was proven is too weak to open this portal by itself. */
  readonly isTooWeakAlone: boolean
  /** Names of service, inviter and units: what an attacker would try first. */
  readonly names: readonly string[]
}
