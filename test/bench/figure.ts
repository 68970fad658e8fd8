import type { Latencies } from './support/latencies.ts'

/** Where a contender keeps what it needs. */
export interface Place {
  /** The repository, no slash at the end. */
  readonly root: string
  /** Bundled servers of the bench. */
  readonly built: string
  /** A new, empty folder on the checkout's disk, removed when the bench ends. */
  folder(): string
}

/** One round: its value in the figure's unit, and what that was made of where it is told. */
export interface Round {
  readonly value: number
  /** Shown by kind, with percentiles over all rounds. */
  readonly latencies: Latencies
}

/** What is measured, ready to be. */
export interface Contender {
  /** One round; a number alone is in the figure's unit. Throws when any answer was not the right one. */
  round(): Promise<number | Round>
  /** The work is done in the bench's own process, so that it may well fill a core. */
  readonly isInProcess?: boolean
  /** What was found out while opening, told beside the name. */
  readonly note?: string
  close(): Promise<void>
}

export type Open = (place: Place) => Promise<Contender>

/** What a figure is held against, in the same unit and in the same rounds. */
export interface Rival {
  readonly name: string
  readonly open: Open
  /** The least that ours may be of it; left out where nothing is promised. */
  readonly target?: number
}

/** One thing that the bench measures. A new one is a file in `figures/` and a line in `registry.ts`. */
export interface Figure {
  readonly name: string
  readonly unit: '/s' | 'KB' | 'MB' | 's' | 'ms'
  readonly open: Open
  /** What the machine allows at most. */
  readonly limit?: Rival
  readonly peers?: readonly Rival[]
  /** The most that ours may be, in the unit; left out where nothing is promised. */
  readonly atMost?: number
  /** Rounds after one for warming up. Default 5. */
  readonly rounds?: number
}
