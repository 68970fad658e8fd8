import type { MailTemplates, TemplateName } from '../../ports/mail-templates.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { DAY } from '../values/time.ts'
import type { Addresses } from './address-changes.ts'
import { mailOf } from './mail.ts'
import { toldAt } from './told-at.ts'

/** How long somebody can say to a mail that it was not them: people read their mail on Mondays, and after a holiday. */
export const OBJECTED_WITHIN_MS = 14 * DAY

/** Mails that tell of a change, and have a link for whoever did not make it. */
export type ChangeTemplate = {
  [T in TemplateName]: MailTemplates[T]['secrets'] extends { readonly notMe: string } ? T : never
}[TemplateName]

export interface ChangeTold<T extends ChangeTemplate> {
  readonly person: Pick<Person, 'id' | 'mailLanguage'> & Addresses
  readonly portalId: string
  readonly template: T
  readonly variables: MailTemplates[T]['variables']
  /** What came to count again by it; none unless said. */
  readonly methodId?: string
  /** When the change began, epoch milliseconds; now unless said. */
  readonly changedAt?: number
}

/** What a link's secret is kept as: a digest of it and of whose it is. */
export const objectionHash = ({ digest }: Pick<Services, 'digest'>, id: string, secret: string) =>
  digest.of('objection', id, secret)

/**
 * The statement that tells a person of a change, with "this was not me": the secret stands in the fragment, which
 * no server is sent, and the page that it leads to does nothing before it is pressed. At each address a link of its
 * own: whoever has led the account away reads one of the two mailboxes, and uses up what is in it.
 */
export function changeMailOf<T extends ChangeTemplate>(
  services: Services,
  change: ChangeTold<T>,
): () => Statement<void> {
  const now = services.clock.now()
  const mails = toldAt(change.person, now).map((to) =>
    objectableMail(services, change, { to, now }),
  )
  return function* (): Statement<void> {
    for (const mail of mails) yield* mail()
  }
}

function objectableMail<T extends ChangeTemplate>(
  services: Services,
  { person, portalId, template, variables, ...change }: ChangeTold<T>,
  { to, now }: { readonly to: string; readonly now: number },
): () => Statement<void> {
  const { store, random, publicUrl } = services
  const [id, secret] = [random.id(), random.id()]
  const secrets: { readonly notMe: string } = {
    notMe: `${publicUrl}/p/${portalId}/not-me#${id}.${secret}`,
  }
  const mail = mailOf<T>(services, {
    template,
    portalId,
    to,
    language: person.mailLanguage,
    variables,
    secrets,
    expiresAt: null,
  })
  return function* (): Statement<void> {
    yield* store.objections.add({
      id,
      personId: person.id,
      portalId,
      about: template,
      methodId: change.methodId ?? null,
      hash: objectionHash(services, id, secret),
      changedAt: change.changedAt ?? now,
      createdAt: now,
      expiresAt: now + OBJECTED_WITHIN_MS,
      pressedAt: null,
      settledAt: null,
    })
    yield* mail()
  }
}
