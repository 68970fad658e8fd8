import type { CorrectionTold } from './help-told.ts'
import type { HelpdeskActName } from './store/helpdesk/helpdesk-act-store.ts'

type NoSecrets = Readonly<Record<never, string>>

/** Mails to those who work in the console, with what each is told. */
export interface AgentMails {
  /** To each agent who may decide what another one has asked for; then to the owners. */
  readonly 'help-waits': {
    readonly variables: {
      readonly firstName: string
      readonly act: Exclude<HelpdeskActName, 'correct'> | CorrectionTold
      /** Who asks for it: a colleague. */
      readonly by: string
      /** For owners: nobody has decided for so long. Null for the first who are told. */
      readonly sinceHours: number | null
      /** Of the person's page in the console, which names nobody. */
      readonly link: string
      readonly until: number
    }
    readonly secrets: NoSecrets
  }
  /** To each agent of another portal of somebody's: what was done to them at once. */
  readonly 'shared-person': {
    readonly variables: {
      readonly firstName: string
      readonly act: 'suspend' | 'remove' | 'rename' | 'freeze' | 'suspend-person'
      /** Of the person's page in the reader's portal, which names nobody. */
      readonly link: string
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
  /** To every owner of the console: who else comes into it, or does not any more. */
  readonly 'colleague-changed': {
    readonly variables: {
      readonly firstName: string
      readonly change: 'invited' | 'resent' | 'revoked' | 'ended' | 'suspended' | 'reopened'
      /** Whose access it is. */
      readonly name: string
      readonly address: string
      /** Who did it; null for the machine. */
      readonly by: string | null
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
  /** To every owner of the console: an agent is at the limit of a day. */
  readonly 'agent-limited': {
    readonly variables: {
      readonly firstName: string
      /** The agent's. */
      readonly name: string
      readonly address: string
      readonly limit: 'taking' | 'giving'
      /** How many are done in a day. */
      readonly most: number
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
  /** To every owner of the console: somebody was invited to be one, at the machine. */
  readonly 'owner-invited': {
    readonly variables: {
      readonly firstName: string
      /** Whoever is invited. */
      readonly name: string
      readonly address: string
      readonly at: number
    }
    readonly secrets: NoSecrets
  }
}
