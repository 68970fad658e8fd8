import type { ReportedMail } from './store/outbox-store.ts'

/** What a provider says of a mail after it has taken it. */
export interface MailReport {
  /**
   * - `delivered`: the reader's server took it.
   * - `bounced`: that server will not take it, now or ever.
   * - `refused`: the provider itself did not send it on after all.
   * - `complained`: the reader called it spam.
   */
  readonly kind: 'delivered' | 'bounced' | 'refused' | 'complained'
  /** Whose it is; looked up by `Outbox.byReport`. */
  readonly mail: ReportedMail
}

/** A report on its way in, nothing of it believed. */
export interface ReportRequest {
  /** By its name, in lower case. */
  readonly header: (name: string) => string | undefined
  /** Exactly as it came: that is what is signed. */
  readonly body: Uint8Array
}

/**
 * Checks and reads what a provider posts to its webhook (`/v1/webhooks/resend`). Only a transport that reports
 * has one.
 */
export interface MailReportReader {
  /**
   * `forged`: not signed by the provider, or not in these five minutes. Null: from the provider, on
   * something that is not followed.
   */
  read(request: ReportRequest): MailReport | 'forged' | null
}
