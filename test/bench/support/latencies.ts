/** Milliseconds that answers took, by what was asked. */
export type Latencies = ReadonlyMap<string, readonly number[]>

/** In milliseconds. */
export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export function percentilesOf(values: readonly number[]): Percentiles {
  const at = (share: number) => percentile(values, share)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** The least value that a share of all is not above (nearest rank). */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Of all answers, whatever was asked. */
export function percentilesOfAll(latencies: Latencies): Percentiles {
  return percentilesOf([...latencies.values()].flat())
}

/** Adds the second to the first, kind by kind. */
export function joined(first: Latencies, second: Latencies): Latencies {
  const kinds = new Set([...first.keys(), ...second.keys()])
  return new Map(
    [...kinds].map((kind) => [kind, [...(first.get(kind) ?? []), ...(second.get(kind) ?? [])]]),
  )
}
