import { isHeldByOthers, toUnavailable } from '../faults.ts'
import { LOCKED_MS } from '../patience.ts'
import type { Transactions } from './transactions.ts'

/** One transaction's work. `attempt` keeps its own failure to itself; `settle` tells its caller. */
export interface Work {
  readonly attempt: (part: Transactions['part']) => void
  /** @param fault why nothing was committed, or null. */
  readonly settle: (fault: unknown) => void
}

/** How the writes of another process are waited for, while this one goes on with all else. */
export interface Patience {
  /** Milliseconds since some moment. */
  readonly elapsed: () => number
  readonly again: (flush: () => void) => void
}

/** Others wait for a group, so it stays small: a few milliseconds of work. */
const MOST = 64
/** Between two tries: as long as a small transaction of another process takes. */
const PAUSE_MS = 15

const usual: Patience = {
  elapsed: () => performance.now(),
  again: (flush) => void setTimeout(flush, PAUSE_MS),
}

interface Waiting extends Work {
  /** When it has waited long enough. */
  readonly until: number
}

/**
 * Commits what comes in at the same turn together: the disk is waited for once instead of once for
 * each. Every work is a part of its own, so that one that fails takes nothing of its neighbours with
 * it, and nobody is told of success before the commit of all. Where SQLite has closed the transaction
 * by itself, all ends there: what came next would commit on its own.
 *
 * While another process writes, a group is put back and tried again: SQLite's own waiting would hold
 * up this whole process.
 */
export const createGroupCommit = (
  { whole, part, isOpen }: Transactions,
  { elapsed, again }: Patience = usual,
) => {
  const waiting: Waiting[] = []

  const attemptAll = (group: readonly Work[]): void => {
    for (const work of group) {
      work.attempt(part)
      if (!isOpen()) throw new Error('the transaction was closed by the database')
    }
  }

  /** Why nothing was committed, or null; `isHeld` when nothing was begun either, because of others. */
  const commit = (group: readonly Work[]) => {
    let isBegun = false
    try {
      whole(() => {
        isBegun = true
        attemptAll(group)
      })
      return { fault: null, isHeld: false }
    } catch (error) {
      return { fault: toUnavailable(error), isHeld: !isBegun && isHeldByOthers(error) }
    }
  }

  /** Those who have waited long enough are told; the others stay first in line. */
  const putBack = (group: readonly Waiting[], fault: unknown) => {
    const now = elapsed()
    waiting.unshift(...group.filter(({ until }) => until > now))
    for (const { until, settle } of group) if (until <= now) settle(fault)
    if (waiting.length > 0) again(flush)
  }

  const flush = () => {
    const group = waiting.splice(0, MOST)
    const hasMore = waiting.length > 0
    const { fault, isHeld } = commit(group)
    if (isHeld) return putBack(group, fault)
    if (hasMore) setImmediate(flush)
    for (const { settle } of group) settle(fault)
  }

  return ({ attempt, settle }: Work): void => {
    if (waiting.push({ attempt, settle, until: elapsed() + LOCKED_MS }) === 1) setImmediate(flush)
  }
}
