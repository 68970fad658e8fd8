import { cleanName } from '../contract/plain/clean-text.ts'
import { LANGUAGE_FACTS } from '../contract/plain/language-facts.ts'
import { languageFor } from '../contract/plain/languages.ts'
import { localEnd } from '../contract/plain/local-end.ts'
import { inviterTold } from '../domain/invitations/sending/inviter.ts'
import { mailRow } from '../domain/mail/mail.ts'
import { languageOf, openPortal, type Portal } from '../domain/portals/portal.ts'
import type { Mail } from '../ports/mailer.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import type { OutboxMail } from '../ports/store/outbox-store.ts'
import type { Portal as PortalRow } from '../ports/store/portal-store.ts'
import { asHtml } from './as-html.ts'
import { asText } from './as-text.ts'
import { quiet } from './blocks.ts'
import type { Letter, Letterhead } from './letter.ts'
import { TEMPLATES } from './templates.ts'
import { wordsIn } from './words/generated/words.ts'

export interface RenderOptions {
  readonly secretBox: SecretBox
  /** As it is now: a mail that waited is signed and dated by what has been changed since. */
  readonly portal: PortalRow
  readonly senderAddress: string
}

/**
 * A queued mail, written out in its reader's language, or the portal's first where it no longer has
 * that one. The secrets are opened only here.
 */
export function renderMail(
  mail: OutboxMail,
  { secretBox, portal: row, senderAddress }: RenderOptions,
): Mail {
  const portal = openPortal(row)
  const language = languageOf(portal, [mail.language])
  const { authority } = portal.branding
  const secrets =
    mail.sealed === null ? {} : JSON.parse(secretBox.open(mail.sealed, mailRow(mail.id)))
  const filled = { ...JSON.parse(mail.variables, cleaned), ...secrets }
  const write = TEMPLATES[mail.template] as (variables: unknown, head: Letterhead) => Letter
  const { subject, blocks: said } = write(filled, letterhead(language, portal))
  const blocks = authority === null ? said : [...said, quiet(authority)]
  return {
    idempotencyKey: mail.id,
    from: { name: portal.name, address: senderAddress },
    to: mail.to,
    subject,
    text: asText(blocks),
    html: asHtml(language, subject, blocks),
    language,
  }
}

/** Rows that were there before texts were cleaned at every door may hold what no mail should. */
function cleaned(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? cleanName(value) : value
}

function letterhead(tag: string, portal: Portal): Letterhead {
  const language = languageFor(tag)
  const { locale } = LANGUAGE_FACTS[language]
  const { timeZone } = portal
  const words = wordsIn[language]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    words,
    portal: portal.name,
    inviter: (name) => inviterTold({ inviterName: name }, portal),
    day: (day) => date.format(Date.parse(day)),
    moment: (at) => moment.format(at),
    language: (asked) => languages.of(asked) ?? asked,
    until(at) {
      const { day, clock } = localEnd(at, timeZone)
      return clock === null
        ? words.until.day({ when: date.format(Date.parse(day)) })
        : words.until.moment({ when: moment.format(at) })
    },
  }
}
