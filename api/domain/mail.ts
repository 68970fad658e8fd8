import type { OutboxMail } from '../ports/store/outbox.ts'
import type { Statement } from '../ports/store/statement.ts'
import type { Services } from './services.ts'

/** A role in a mail: the unit's name is null for a role in the whole portal. */
export interface MailedRole {
  readonly unit: string | null
  readonly role: string
  /** Epoch milliseconds. */
  readonly until: number | null
}

/** Templates and what each is filled with; `secrets` are sealed until the mail is handed over. */
export interface MailTemplates {
  readonly invitation: {
    readonly variables: {
      readonly firstName: string
      readonly inviter: string
      readonly roles: readonly MailedRole[]
      readonly expiresAt: number
    }
    readonly secrets: { readonly link: string }
  }
  readonly 'email-code': {
    readonly variables: { readonly reference: string; readonly minutes: number }
    readonly secrets: { readonly code: string }
  }
  readonly 'account-ready': {
    readonly variables: {
      readonly firstName: string
      readonly methods: readonly string[]
      readonly at: number
    }
    readonly secrets: Readonly<Record<never, string>>
  }
  readonly 'password-changed': {
    readonly variables: { readonly firstName: string; readonly at: number }
    readonly secrets: Readonly<Record<never, string>>
  }
  readonly 'method-added': {
    readonly variables: { readonly firstName: string; readonly method: string; readonly at: number }
    readonly secrets: Readonly<Record<never, string>>
  }
}

export type TemplateName = keyof MailTemplates

export interface MailOrder<T extends TemplateName> {
  readonly template: T
  readonly portalId: string
  readonly to: string
  readonly language: string
  readonly variables: MailTemplates[T]['variables']
  readonly secrets: MailTemplates[T]['secrets']
  /** No longer worth sending after this; null for never. */
  readonly expiresAt: number | null
}

/** The statement that queues a mail, in the transaction of the change it speaks of. */
export function mailOf<T extends TemplateName>(
  services: Pick<Services, 'store' | 'random' | 'clock' | 'secretBox'>,
  order: MailOrder<T>,
) {
  const { store, random, clock, secretBox } = services
  const id = random.id()
  const now = clock.now()
  const mail: OutboxMail = {
    id,
    portalId: order.portalId,
    to: order.to,
    language: order.language,
    template: order.template,
    variables: JSON.stringify(order.variables),
    sealed: secretBox.seal(JSON.stringify(order.secrets), mailRow(id)),
    state: 'queued',
    attempts: 0,
    nextAt: now,
    leasedUntil: null,
    createdAt: now,
    expiresAt: order.expiresAt,
    handedOverAt: null,
    lastFault: null,
  }
  return (): Statement<void> => store.outbox.add(mail)
}

/**
 * A row like a mail's that nobody gets, for an address that nobody has: what is written must not
 * tell the two apart by their number.
 */
export function decoyMailOf(
  { store, random, clock }: Pick<Services, 'store' | 'random' | 'clock'>,
  { template, portalId, language }: { template: TemplateName; portalId: string; language: string },
) {
  const now = clock.now()
  const decoy: OutboxMail = {
    id: random.id(),
    portalId,
    to: '',
    language,
    template,
    variables: '{}',
    sealed: null,
    state: 'given-up',
    attempts: 0,
    nextAt: now,
    leasedUntil: null,
    createdAt: now,
    expiresAt: now,
    handedOverAt: null,
    lastFault: null,
  }
  return (): Statement<void> => store.outbox.add(decoy)
}

/** Identity that a mail's secrets are sealed to. */
export function mailRow(id: string): string {
  return `outbox:${id}`
}
