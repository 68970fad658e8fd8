import type { MailTemplates, TemplateName } from '../../ports/mail-templates.ts'
import type { OutboxMail } from '../../ports/store/outbox-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'

export interface MailOrder<T extends TemplateName> {
  readonly template: T
  readonly portalId: string
  readonly to: string
  readonly language: string
  readonly variables: MailTemplates[T]['variables']
  readonly secrets: MailTemplates[T]['secrets']
  /** No longer worth sending after this; null for never. */
  readonly expiresAt: number | null
  /** The invitation that the mail is the letter of. */
  readonly invitationId?: string
}

/** A mail that is queued at once, as its row. */
export function orderedMail<T extends TemplateName>(
  { random, clock, secretBox }: Pick<Services, 'random' | 'clock' | 'secretBox'>,
  order: MailOrder<T>,
): OutboxMail {
  const id = random.id()
  const now = clock.now()
  return {
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
    providerId: null,
    reportedAt: null,
    invitationId: order.invitationId ?? null,
    lastFault: null,
  }
}

/** The statement that queues a mail, in the transaction of the change it speaks of. */
export function mailOf<T extends TemplateName>(
  services: Pick<Services, 'store' | 'random' | 'clock' | 'secretBox'>,
  order: MailOrder<T>,
) {
  const mail = orderedMail(services, order)
  return (): Statement<void> => services.store.outbox.add(mail)
}

/**
 * A row like a mail's that nobody gets, for an address that nobody has: neither what is written nor
 * what is sealed may tell the two apart by their number. It is over at once, so nothing sealed is kept.
 */
export function decoyMailOf<T extends TemplateName>(
  { store, random, clock, secretBox }: Pick<Services, 'store' | 'random' | 'clock' | 'secretBox'>,
  order: Pick<MailOrder<T>, 'template' | 'portalId' | 'language' | 'secrets'>,
) {
  const { template, portalId, language } = order
  const id = random.id()
  const now = clock.now()
  secretBox.seal(JSON.stringify(order.secrets), mailRow(id))
  const decoy: OutboxMail = {
    id,
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
    providerId: null,
    reportedAt: null,
    invitationId: null,
    lastFault: null,
  }
  return (): Statement<void> => store.outbox.add(decoy)
}

/** Identity that a mail's secrets are sealed to. */
export function mailRow(id: string): string {
  return `outbox:${id}`
}
