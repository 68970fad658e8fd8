import type { ResendTransport } from '../ports/mail-transport.ts'
import { type Mail, type Mailer, MailFault } from '../ports/mailer.ts'
import { headersOf, oneLine, plainAddress } from './mail-message.ts'
import { resendFault } from './resend-fault.ts'

/** Name of the tag that holds the mail's own id. */
export const MAIL_TAG = 'mail'

export interface ResendMailerOptions {
  /** For one mail. Default 20 s. */
  readonly timeoutMs?: number
}

/** Hands each mail to Resend's API. The SDK is loaded with the first of them. */
export function createResendMailer(
  { key, baseUrl }: ResendTransport,
  { timeoutMs = 20_000 }: ResendMailerOptions = {},
): Mailer {
  const open = async () => {
    const { Resend } = await import('resend')
    // Both are given: what is not, the SDK reads from the environment.
    return new Resend(key, { baseUrl, userAgent: 'farstu' })
  }
  let client: ReturnType<typeof open> | undefined
  return {
    async send(mail) {
      const payload = payloadOf(mail)
      client ??= open()
      const { emails } = await client
      const signal = AbortSignal.timeout(timeoutMs)
      const { idempotencyKey } = mail
      const { data, error, headers } = await emails.send(payload, { idempotencyKey, signal })
      // An answer without an id is not Resend's, whatever its status.
      if (typeof data?.id === 'string') return { providerId: data.id }
      throw signal.aborted ? new MailFault('timeout') : resendFault(error, headers)
    },
  }
}

/** @throws MailFault `refused` when an address is more than one plain address. */
const payloadOf = (mail: Mail) => ({
  from: mailbox(oneLine(mail.from.name), plainAddress(mail.from.address)),
  to: [plainAddress(mail.to)],
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  headers: headersOf(mail),
  // Comes back in reports, also in one that overtakes the answer or whose answer was lost.
  tags: [{ name: MAIL_TAG, value: mail.idempotencyKey }],
})

/** RFC 5322 §3.2.4: a name with special characters in it is a quoted string. */
function mailbox(name: string, address: string): string {
  if (name === '') return address
  if (!/[()<>[\]:;@\\,."]/.test(name)) return `${name} <${address}>`
  return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
}
