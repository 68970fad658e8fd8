import { Unavailable } from '../../api/ports/unavailable.ts'
import { isStandstill } from '../faults.ts'

/** Does the work when it is its turn. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

interface Waiting {
  readonly go: () => void
  readonly giveUp: (fault: unknown) => void
}

/** Beyond that whoever comes is told at once. */
const MOST_WAITING = 2_000

/**
 * Lets so many work at a time; the others wait in line, as long as it moves. Once one of those at work
 * finds that nothing moves, because somebody holds what it needs or the server says nothing, all in
 * line are told so: each would only find the same, one wait after the other.
 */
export const createTurns = (most: number): Turns => {
  const line: Waiting[] = []
  let atWork = 0

  const turn = (): Promise<void> => {
    if (line.length >= MOST_WAITING)
      return Promise.reject(new Unavailable('Too many wait for the database'))
    if (atWork >= most) return new Promise((go, giveUp) => line.push({ go, giveUp }))
    atWork += 1
    return Promise.resolve()
  }

  /** The place goes to the next in line, or is free. */
  const leave = () => {
    const next = line.shift()
    if (next) next.go()
    else atWork -= 1
  }

  return async (work) => {
    await turn()
    try {
      return await work()
    } catch (fault) {
      if (isStandstill(fault)) for (const { giveUp } of line.splice(0)) giveUp(fault)
      throw fault
    } finally {
      leave()
    }
  }
}
