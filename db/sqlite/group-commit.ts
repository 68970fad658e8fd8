import { toUnavailable } from '../faults.ts'
import type { Transactions } from './transactions.ts'

/** One transaction's work. `attempt` keeps its own failure to itself; `settle` tells its caller. */
export interface Work {
  readonly attempt: (part: Transactions['part']) => void
  /** @param fault why nothing was committed, or null. */
  readonly settle: (fault: unknown) => void
}

/** Others wait for a group, so it stays small: a few milliseconds of work. */
const MOST = 64

/**
 * Commits what comes in at the same turn together: the disk is waited for once instead of once for
 * each. Every work is a part of its own, so that one that fails takes nothing of its neighbours with
 * it, and nobody is told of success before the commit of all. Where SQLite has closed the transaction
 * by itself, all ends there: what came next would commit on its own.
 */
export const createGroupCommit = ({ whole, part, isOpen }: Transactions) => {
  const waiting: Work[] = []

  const attemptAll = (group: readonly Work[]): void => {
    for (const work of group) {
      work.attempt(part)
      if (!isOpen()) throw new Error('the transaction was closed by the database')
    }
  }

  const commit = (group: readonly Work[]): unknown => {
    try {
      whole(() => attemptAll(group))
      return null
    } catch (error) {
      return toUnavailable(error)
    }
  }

  const flush = () => {
    const group = waiting.splice(0, MOST)
    if (waiting.length > 0) setImmediate(flush)
    const fault = commit(group)
    for (const { settle } of group) settle(fault)
  }

  return (work: Work): void => {
    if (waiting.push(work) === 1) setImmediate(flush)
  }
}
