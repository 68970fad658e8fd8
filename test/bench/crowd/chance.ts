/** Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003). */
export class Chance {
  #state: number

  /** @param seed not 0. */
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 32 bits; none comes twice among the next four thousand million. */
  bits(): number {
    let next = this.#state
    next ^= next << 13
    next ^= next >>> 17
    next ^= next << 5
    this.#state = next >>> 0
    return this.#state
  }

  /** Uniform in [0, 1). */
  share(): number {
    return this.bits() / 2 ** 32
  }

  /** Uniform integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.share() * limit)
  }

  happens(share: number): boolean {
    return this.share() < share
  }

  /** As the ids of rows are: 128 bits, base64url. */
  id(): string {
    const bytes = Buffer.allocUnsafe(16)
    for (let at = 0; at < 16; at += 4) bytes.writeUInt32LE(this.bits(), at)
    return bytes.toString('base64url')
  }
}

export function shuffled<T>(chance: Chance, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, at: chance.bits() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/**
 * Picks the first of a list most often, each later one less often (Zipf's law): how names are spread.
 * @param exponent 0 for all alike; near 1 a few have most.
 */
export function byRank<T>(list: readonly T[], exponent: number): (chance: Chance) => T {
  let sum = 0
  const ends = Float64Array.from(list, (_, rank) => {
    sum += (rank + 1) ** -exponent
    return sum
  })
  return (chance) => list[firstAbove(ends, chance.share() * sum)] as T
}

function firstAbove(ends: Float64Array, wanted: number): number {
  let [from, to] = [0, ends.length - 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ends[middle] ?? 0) > wanted) to = middle
    else from = middle + 1
  }
  return from
}
