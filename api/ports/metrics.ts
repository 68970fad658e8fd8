/** Figures that operators watch. Labels come from closed lists; never a person, never an address. */
export interface Metrics {
  /** An answer to a step: `accepted`, or the code it was refused with. */
  answered(step: string, outcome: string): void
  sessionStarted(acr: string): void
  /** An alarm: one password is tried on many accounts, or on twice as many as at the last alarm. */
  passwordsSprayed(): void
  /** What became of a mail; `delivered` and after are the provider's reports. */
  mailSettled(outcome: MailOutcome): void
  /** How the outbox stands now; no seconds when nothing waits. */
  outboxWaiting(mails: number, oldestSeconds: number): void
}

export type MailOutcome =
  | 'handed-over'
  | 'retried'
  | 'refused'
  | 'given-up'
  | 'delivered'
  | 'bounced'
  | 'complained'
