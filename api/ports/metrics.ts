/** Figures that operators watch. Labels come from closed lists; never a person, never an address. */
export interface Metrics {
  /** An answer to a step: `accepted`, or the code it was refused with. */
  answered(step: string, outcome: string): void
  sessionStarted(acr: string): void
  /**
   * An alarm: one password is tried on 50 accounts within an hour; again at 150, 250, 450 and so on, whenever
   * the work that strangers are asked for goes up.
   */
  passwordsSprayed(): void
  /** An alarm: an agent of the helpdesk asked for more than anybody may in a day. Again at each press. */
  helpdeskLimited(): void
  /** What became of a mail; `delivered` and after are the provider's reports. */
  mailSettled(outcome: MailOutcome): void
  /** How the outbox stands now; no seconds when nothing waits. */
  outboxWaiting(mails: number, oldestSeconds: number): void
}

/**
 * The label of `farstu_mails_total`. `handed-over`: a transport took it. `retried`: it did not, and is tried
 * again. `refused`: it never will. `given-up`: no longer worth sending. The last three are a provider's
 * reports: see `MailReport`.
 */
export type MailOutcome =
  | 'handed-over'
  | 'retried'
  | 'refused'
  | 'given-up'
  | 'delivered'
  | 'bounced'
  | 'complained'
