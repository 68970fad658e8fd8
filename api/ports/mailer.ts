/** One mail, complete: the transport adds nothing but its envelope. */
export interface Mail {
  /** Same for every try of one mail, so that a provider can refuse doubles. */
  readonly idempotencyKey: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
}

/** Hands a mail over. Rejects when the transport did not take it; the worker tries again. */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<void>
}
