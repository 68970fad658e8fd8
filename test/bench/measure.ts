import type { Contender, Figure, Place, Rival } from './figure.ts'
import { joined, type Latencies, type Percentiles, percentilesOf } from './support/latencies.ts'
import { type Spread, spreadOf } from './support/statistics.ts'

const ROUNDS = 5
/** From here on the load generator may be what was measured. */
const BUSY = 0.9

export interface Measured extends Spread {
  /** Greatest share of one core that the bench's own process took. */
  readonly generator: number
  /** Empty where a round is only a number. */
  readonly kinds: readonly KindOfAnswer[]
}

/** How long answers of one kind took, over all rounds. */
export interface KindOfAnswer extends Percentiles {
  readonly kind: string
}

export interface Held {
  readonly name: string
  readonly measured: Measured
  /** Ours divided by theirs, round by round. */
  readonly ratio: Spread
  readonly target: number | null
  readonly isReached: boolean | null
}

export interface Result {
  readonly name: string
  readonly unit: Figure['unit']
  readonly measured: Measured
  readonly atMost: number | null
  readonly isReached: boolean | null
  readonly against: readonly Held[]
  /** What was measured may have been the load generator. */
  readonly isGeneratorBound: boolean
}

interface Running {
  readonly contender: Contender
  readonly values: number[]
  latencies: Latencies
  generator: number
}

/**
 * Measures a figure and all that it is held against, in turns: what else the machine does meanwhile
 * falls on all alike. The first round warms up and is thrown away.
 */
export async function measure(figure: Figure, place: Place): Promise<Result> {
  const rivals = [...(figure.limit ? [figure.limit] : []), ...(figure.peers ?? [])]
  const running: Running[] = []
  try {
    for (const { open } of [figure, ...rivals])
      running.push({
        contender: await open(place),
        values: [],
        latencies: new Map(),
        generator: 0,
      })
    const { rounds = ROUNDS } = figure
    for (let round = 0; round <= rounds; round++) {
      for (const one of running) await runRound(one, { isCounted: round > 0 || rounds === 1 })
    }
    return resultOf(figure, rivals, running)
  } finally {
    for (const { contender } of running) await contender.close()
  }
}

async function runRound(one: Running, { isCounted }: { readonly isCounted: boolean }) {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const taken = await one.contender.round()
  const { user, system } = process.cpuUsage(cpu)
  const share = (user + system) / 1000 / (performance.now() - started)
  if (!isCounted) return
  one.values.push(typeof taken === 'number' ? taken : taken.value)
  if (typeof taken !== 'number') one.latencies = joined(one.latencies, taken.latencies)
  one.generator = Math.max(one.generator, share)
}

function resultOf(figure: Figure, rivals: readonly Rival[], running: readonly Running[]): Result {
  const [ours, ...theirs] = running
  const values = ours?.values ?? []
  const measured = measuredOf(ours)
  const { name, unit, atMost = null } = figure
  return {
    name,
    unit,
    measured,
    atMost,
    isReached: atMost === null ? null : measured.median <= atMost,
    against: rivals.map((rival, index) => heldOf(rival, values, theirs[index])),
    isGeneratorBound: running.some(isGeneratorBound),
  }
}

function heldOf(rival: Rival, ours: readonly number[], theirs: Running | undefined): Held {
  const ratio = spreadOf(ours.map((value, round) => value / (theirs?.values[round] ?? Number.NaN)))
  const { target = null } = rival
  const note = theirs?.contender.note
  const name = note ? `${rival.name} (${note})` : rival.name
  const isReached = target === null ? null : ratio.median >= target
  return { name, measured: measuredOf(theirs), ratio, target, isReached }
}

const isGeneratorBound = ({ contender, generator }: Running): boolean =>
  !contender.isInProcess && generator > BUSY

function measuredOf(running: Running | undefined): Measured {
  const latencies = [...(running?.latencies ?? [])]
  return {
    ...spreadOf(running?.values ?? []),
    generator: running?.generator ?? 0,
    kinds: latencies.map(([kind, taken]) => ({ kind, ...percentilesOf(taken) })),
  }
}
