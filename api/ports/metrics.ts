/** Counters that operators watch. Labels come from closed lists; never a person, never an address. */
export interface Metrics {
  /** An answer to a step: `accepted`, or the code it was refused with. */
  answered(step: string, outcome: string): void
  sessionStarted(acr: string): void
  mailSettled(outcome: 'handed-over' | 'retried' | 'given-up'): void
}
