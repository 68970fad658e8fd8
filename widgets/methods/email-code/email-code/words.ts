import type { Problems } from '../../../words/common.ts'

export interface EmailCodeWords {
  readonly heading: string
  readonly headingSent: string
  readonly lead: string
  /** Where it is the host's page that asks for the proof. */
  readonly leadVerify: string
  /** For a forgotten password, before a code is sent. */
  readonly recovery: Readonly<Record<'heading' | 'lead' | 'back', string>>
  /** For an address that was typed: nothing says whether it is known to us. */
  readonly leadSent: string
  /** For an address that an invitation's link stands for. */
  readonly leadInvited: string
  readonly notMe: string
  readonly send: string
  readonly label: (digits: number) => string
  readonly verify: string
  readonly missing: (digits: number) => string
  readonly resend: string
  readonly resendIn: (wait: string) => string
  /** Why, where no code was sent from here. */
  readonly waits: string
  /** Said aloud at the end of that wait. */
  readonly canSend: string
  readonly sent: (clock: string, reference: string) => string
  /** Said aloud when a code was sent. */
  readonly announced: (clock: string, reference: string) => string
  readonly valid: (duration: string) => string
  readonly notArrived: string
  readonly usually: string
  readonly spam: (name: string, address: string) => string
  readonly newest: string
  readonly ask: string
  /** A wrong code too many: there is no code left to enter. */
  readonly spent: string
  readonly problems: Problems
}
