export interface OutboxTransport {
  readonly kind: 'outbox'
  readonly folder: string
}

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

export interface ResendTransport {
  readonly kind: 'resend'
  readonly key: string
  /** No slash at the end. */
  readonly baseUrl: string
  /** `whsec_…`, what its reports are signed with; null when none are taken. */
  readonly webhookSecret: string | null
}

/** How mail leaves the house. */
export type MailTransport = OutboxTransport | SmtpTransport | ResendTransport
