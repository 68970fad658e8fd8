import { domainToASCII } from 'node:url'
import { type Mail, MailFault } from '../ports/mailer.ts'

/** What every transport says of a mail besides its words. RFC 3282 §2, RFC 3834 §5. */
export const headersOf = ({ language }: Mail) => ({
  'Content-Language': language,
  'Auto-Submitted': 'auto-generated',
})

/**
 * The mail as nodemailer builds it.
 *
 * @throws MailFault `refused` when an address is more than one plain address.
 */
export function messageOf(mail: Mail) {
  const { idempotencyKey, from, subject, text, html } = mail
  const sender = plainAddress(from.address)
  return {
    from: { name: oneLine(from.name), address: sender },
    to: { name: '', address: plainAddress(mail.to) },
    subject: oneLine(subject),
    text,
    html,
    messageId: `<${idempotencyKey}@${sender.split('@')[1]}>`,
    headers: headersOf(mail),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Names and subjects are one line, whatever was typed: a line break would begin a new header. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** An address that no mail library reads a second one, a name or a command into. */
const PLAIN_ADDRESS = /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u

/**
 * The address as it travels, in envelope and header: its domain as A-labels, which every server takes
 * (RFC 5891 §4), however it is shown to people.
 * @throws MailFault `refused` when it is anything but one plain address.
 */
export function plainAddress(address: string): string {
  const [local, domain = ''] = PLAIN_ADDRESS.test(address) ? address.split('@') : []
  const ascii = domainToASCII(domain)
  if (!local || ascii === '') throw new MailFault('refused')
  return `${local}@${ascii}`
}
