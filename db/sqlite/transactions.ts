import type Database from 'better-sqlite3'

/** What is said to the connection around work, compiled once: each transaction needs four of them. */
export interface Transactions {
  /** Does the work as one transaction; what it throws undoes it, and goes on. */
  whole<T>(work: () => T): T
  /** The same for a part of one: undone, it leaves the rest as it was. */
  part<T>(work: () => T): T
  /** After a full disk, for one, SQLite closes a transaction by itself. */
  isOpen(): boolean
}

/** A transaction begins as IMMEDIATE: a read that later becomes a write could be refused half way. */
export const createTransactions = (client: Database.Database): Transactions => {
  const say = (text: string) => {
    const compiled = client.prepare(text)
    return () => void compiled.run()
  }
  const isOpen = () => client.inTransaction
  const around =
    (begin: () => void, end: () => void, undo: () => void) =>
    <T>(work: () => T): T => {
      begin()
      try {
        const made = work()
        end()
        return made
      } catch (error) {
        if (isOpen()) undo()
        throw error
      }
    }
  const release = say('release savepoint part')
  const rollBackTo = say('rollback to savepoint part')
  return {
    whole: around(say('begin immediate'), say('commit'), say('rollback')),
    part: around(say('savepoint part'), release, () => {
      rollBackTo()
      release()
    }),
    isOpen,
  }
}
