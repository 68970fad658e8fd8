/** A delivered mail, as a reader sees it. */
export interface DeliveredMail {
  readonly id: string
  /** When it was written, epoch milliseconds. */
  readonly at: number
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A folder of delivered mails that can be looked into: the local mailbox of demo mode. */
export interface MailFolder {
  /** Newest first. */
  list(): Promise<readonly DeliveredMail[]>
}
