/** One query, opaque here; only the store that made it can run it. */
export interface Query {
  readonly query: unknown
}

/**
 * Queries against the store, not yet run: a generator that yields a query and gets its rows.
 * Because a step can only be a query, nothing slow can be awaited inside a transaction, and the
 * same text runs synchronously on SQLite and asynchronously on PostgreSQL.
 */
export type Statement<T> = Generator<Query, T, readonly never[]>

/** Makes the statement; called again when PostgreSQL asks for the transaction to be repeated. */
export type MakeStatement<T> = () => Statement<T>

/** Runs statements; the only way that a query of a repository reaches the database. */
export interface Runner {
  /** Outside a transaction: each query sees what is committed. */
  run<T>(make: MakeStatement<T>): Promise<T>
  /**
   * As one transaction, all or nothing; an exception rolls back.
   * `make` may be called more than once: make ids, times and randomness outside it.
   */
  atomically<T>(make: MakeStatement<T>): Promise<T>
}
