import type { MethodKind } from '../contract/views.ts'
import type { CodePurpose } from '../ports/mail-templates.ts'

/** Words of every mail in one language. Each language's file must have them all. */
export interface MailWords {
  /** Without a name where none is known. */
  readonly greeting: (name: string | null) => string
  /** An end: a last day, included, or a day with its time. */
  readonly until: Readonly<Record<'day' | 'moment', (when: string) => string>>
  /** Why the reader got this mail, and what to do if it means nothing to them. */
  readonly footer: (portal: string) => string
  /** The console's and the example portal's; any other is told in the host's own word. */
  readonly roles: Readonly<Record<string, string>>
  readonly wholePortal: string
  readonly invitation: {
    readonly subject: (portal: string) => string
    readonly invited: (inviter: string | null, portal: string) => string
    readonly rolesHeading: string
    readonly button: string
    readonly copy: string
    readonly deadline: (until: string) => string
    readonly need: string
    readonly notYou: string
  }
  /** To whoever invited somebody: `whom` is the invited person's name, `id` the invitation's. */
  readonly newLinkAsked: {
    readonly subject: (portal: string) => string
    readonly asked: (whom: string, email: string) => string
    readonly expired: (until: string) => string
    readonly sendAnew: (id: string) => string
  }
  readonly invitationDeclined: {
    readonly subject: (portal: string) => string
    readonly declined: (whom: string, email: string, at: string) => string
    readonly proposal: string
    readonly noProposal: string
    readonly unchecked: string
    readonly stillOpen: (id: string) => string
  }
  readonly emailCode: {
    readonly subject: (code: string, portal: string) => string
    readonly codeIs: string
    readonly purpose: Readonly<Record<CodePurpose, (portal: string) => string>>
    readonly validity: (minutes: number) => string
    readonly reference: (reference: string) => string
    readonly neverAsk: string
  }
  readonly accountReady: {
    readonly subject: (portal: string) => string
    readonly ready: (portal: string, at: string) => string
    readonly methodsHeading: string
    readonly nextTime: string
    readonly notYou: string
  }
  readonly passwordChanged: {
    readonly subject: (portal: string) => string
    readonly changed: (at: string) => string
    readonly ended: string
    readonly notYou: string
  }
  readonly methodAdded: {
    readonly subject: (portal: string) => string
    readonly added: (method: string, at: string) => string
    readonly notYou: string
  }
  readonly methodDisabled: {
    readonly subject: (portal: string) => string
    readonly disabled: (at: string) => string
    readonly stillWorks: string
    readonly getBack: string
    readonly notYou: string
  }
  readonly accountSuspended: {
    readonly subject: (portal: string) => string
    readonly suspended: (at: string) => string
    readonly everywhere: string
    readonly ask: string
  }
  readonly accountReopened: {
    readonly subject: (portal: string) => string
    readonly reopened: (at: string) => string
    readonly asBefore: string
  }
  readonly methods: Readonly<Record<MethodKind, string>>
}
