/** One mail, complete: the transport adds nothing but its envelope. */
export interface Mail {
  /** Same for every try of one mail, so that a provider can refuse doubles. */
  readonly idempotencyKey: string
  readonly from: { readonly name: string; readonly address: string }
  /** As it was given; the transport makes A-labels of its domain (RFC 5891). */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** BCP 47 tag of both parts, for `Content-Language`. */
  readonly language: string
}

/** What a transport knows of a mail that it took. */
export interface HandedOver {
  /** Its own name for the mail, by which it reports later; null when it never reports. */
  readonly providerId: string | null
}

/**
 * Hands a mail over. Rejects, with a `MailFault` where it knows why, when the transport did not
 * take it; the worker tries again unless the fault is permanent.
 */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<HandedOver>
}

/**
 * - `refused`: the provider takes no mail for this address, or never this mail.
 * - `misconfigured`: it takes none of ours: credentials, sender, encryption, address of the API.
 * - `provider-down`: not reached, or broken for now.
 * - `rate-limited`: it asks us to come back later.
 * - `timeout`: it did not answer in time; it may have taken the mail.
 */
export type MailFaultCode =
  | 'refused'
  | 'misconfigured'
  | 'provider-down'
  | 'rate-limited'
  | 'timeout'

/** What a transport may say of a fault beside its code; all of it safe to log. */
export interface MailFaultDetails {
  /** Reply code of SMTP or HTTP, for the log. */
  readonly status?: number | undefined
  /** The wait that the provider asked for. Default: none. */
  readonly retryAfterMs?: number | undefined
}

/** Why a mail was not taken. It carries nothing that the provider said: that may name people. */
export class MailFault extends Error {
  override readonly name = 'MailFault'
  readonly status: number | undefined
  readonly retryAfterMs: number

  constructor(
    readonly code: MailFaultCode,
    { status, retryAfterMs = 0 }: MailFaultDetails = {},
  ) {
    super(`The mail was not taken: ${code}`)
    this.status = status
    this.retryAfterMs = retryAfterMs
  }

  /** The same mail would fail again, whenever it is tried. */
  get isPermanent(): boolean {
    return this.code === 'refused'
  }
}
