import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

/** Waits before a repeat; `attempt` is how often it has been tried, from 1. */
export type Pause = (attempt: number) => Promise<void>

interface Uses {
  /** Uniform integer in [0, below). */
  readonly integer: (below: number) => number
  readonly wait: (milliseconds: number) => Promise<unknown>
}

/** Longest pause before the first repeat; twice as long before each one after it. */
const LONGEST_FIRST_MS = 20

/** Of any length up to a limit, so that two that met do not meet again at every repeat. */
export const createPause =
  ({ integer, wait }: Uses = { integer: randomInt, wait: setTimeout }): Pause =>
  async (attempt) => {
    await wait(integer(LONGEST_FIRST_MS * 2 ** (attempt - 1)))
  }
