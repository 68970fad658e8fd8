import type { SmtpTransport } from '../ports/mail-transport.ts'
import type { Mailer } from '../ports/mailer.ts'
import { messageOf } from './mail-message.ts'
import { smtpFault } from './smtp-fault.ts'

export interface SmtpMailerOptions {
  /** For one mail, from the first packet to the last reply. Default 20 s. */
  readonly timeoutMs?: number
  /** PEM; trusted instead of the authorities that Node knows. */
  readonly ca?: string
}

/**
 * Hands each mail to an SMTP server over a connection of its own: nothing is kept open between
 * mails, and nodemailer is loaded with the first of them.
 */
export function createSmtpMailer(server: SmtpTransport, options: SmtpMailerOptions = {}): Mailer {
  const { timeoutMs = 20_000, ca } = options
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport(settings(server, timeoutMs, ca))
  }
  let transport: ReturnType<typeof open> | undefined
  return {
    async send(mail) {
      const message = messageOf(mail)
      transport ??= open()
      const opened = await transport
      try {
        await opened.sendMail({
          ...message,
          // Objects, not text: nothing is parsed once more.
          envelope: { from: message.from, to: [message.to] },
          signal: AbortSignal.timeout(timeoutMs),
        })
        return { providerId: null }
      } catch (fault) {
        throw smtpFault(fault)
      }
    },
  }
}

const settings = (
  { host, port, credentials, encryption }: SmtpTransport,
  timeoutMs: number,
  ca: string | undefined,
) => ({
  host,
  port,
  secure: encryption === 'tls',
  requireTLS: encryption === 'starttls',
  tls: {
    // What does not leave this machine is not overheard: local servers sign their own certificate.
    rejectUnauthorized: encryption !== 'when-offered',
    ...(ca === undefined ? {} : { ca }),
  },
  ...(credentials && {
    auth: { user: credentials.user, pass: credentials.password },
    // A server that stopped asking who we are would refuse every recipient, and mail be given up.
    forceAuth: true,
  }),
  dnsTimeout: timeoutMs,
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
})
