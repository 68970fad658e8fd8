/**
 * `outbox:<folder>`: each mail becomes an `.eml` file (RFC 5322) that a mail server on this machine collects.
 * Takes every mail, and reports nothing.
 */
export interface OutboxTransport {
  readonly kind: 'outbox'
  /** Path; made when it is missing. */
  readonly folder: string
}

/**
 * `smtp://…` or `smtps://…`: a submission server (RFC 6409). Reports nothing: bounces go to the sender's
 * mailbox.
 */
export interface SmtpTransport {
  readonly kind: 'smtp'
  readonly host: string
  readonly port: number
  /** Null for a server that knows us by our network address. */
  readonly credentials: { readonly user: string; readonly password: string } | null
  /**
   * - `tls`: from the first byte (RFC 8314 §3.3).
   * - `starttls`: before anything is said; a server that does not offer it gets nothing.
   * - `when-offered`: to this machine itself, with whatever certificate.
   */
  readonly encryption: 'tls' | 'starttls' | 'when-offered'
}

/**
 * `resend:<key>`: the HTTP API of resend.com, or of whatever `FARSTU_RESEND_URL` names. The one that can
 * report.
 */
export interface ResendTransport {
  readonly kind: 'resend'
  readonly key: string
  /** No slash at the end. */
  readonly baseUrl: string
  /** `whsec_…`, what its reports are signed with; null when none are taken. */
  readonly webhookSecret: string | null
}

/** How mail leaves the house, as `FARSTU_MAIL` was read; `boot/compose.ts` makes a `Mailer` of it. */
export type MailTransport = OutboxTransport | SmtpTransport | ResendTransport
