/** The wall clock. Everything that asks for the time gets it here, so that tests can set it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}
