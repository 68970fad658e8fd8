/** An entry of the journal, as it is kept: JSON in words of the domain. */
export interface JournalEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly taken: unknown
}

/**
 * The journal beside the database, which a restored copy is brought up to date by. Only added to.
 */
export interface TakenJournal {
  /**
   * Returns when it is on the disk. Called inside the transaction that takes, so that nothing is taken that is
   * not written down; what is rolled back afterwards stands there too many.
   * @throws Unavailable when it cannot be written; nothing is taken then.
   */
  note(entry: JournalEntry): void
}
