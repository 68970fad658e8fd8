import { mailRow } from '../domain/mail.ts'
import type { TemplateName } from '../domain/mail-templates.ts'
import type { Mail } from '../ports/mailer.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import type { OutboxMail } from '../ports/store/outbox.ts'
import type { Portal } from '../ports/store/portals.ts'
import { asHtml } from './as-html.ts'
import { asText } from './as-text.ts'
import { type Letter, type Letterhead, TEMPLATES } from './templates.ts'
import { en } from './words.en.ts'
import { sv } from './words.sv.ts'
import type { MailWords } from './words.ts'

const WORDS: Readonly<Record<string, MailWords>> = { sv, en }

export interface RenderOptions {
  readonly secretBox: SecretBox
  readonly portal: Portal
  readonly senderAddress: string
}

/** A queued mail, written out in its reader's language. The secrets are opened only here. */
export function renderMail(
  mail: OutboxMail,
  { secretBox, portal, senderAddress }: RenderOptions,
): Mail {
  const secrets =
    mail.sealed === null ? {} : JSON.parse(secretBox.open(mail.sealed, mailRow(mail.id)))
  const filled = { ...JSON.parse(mail.variables), ...secrets }
  const write = TEMPLATES[mail.template as TemplateName] as (
    variables: unknown,
    head: Letterhead,
  ) => Letter
  const { subject, blocks } = write(filled, letterhead(mail.language, portal))
  return {
    idempotencyKey: mail.id,
    from: { name: portal.name, address: senderAddress },
    to: mail.to,
    subject,
    text: asText(blocks),
    html: asHtml(mail.language, subject, blocks),
    language: mail.language,
  }
}

function letterhead(language: string, portal: Portal): Letterhead {
  const locale = language === 'en' ? 'en-GB' : language
  const { timeZone } = portal
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  })
  return {
    words: WORDS[language] ?? en,
    portal: portal.name,
    date: (at) => date.format(at),
    moment: (at) => moment.format(at),
  }
}
