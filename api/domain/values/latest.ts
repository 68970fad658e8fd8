interface Limits<T> {
  /** What all that is kept may weigh together. */
  readonly most: number
  readonly weigh: (value: T) => number
}

interface Weighed<T> {
  readonly value: T
  readonly weight: number
}

/** Keeps by key what was asked for or put in last; what has not been for the longest time goes first. */
export function createLatest<T>({ most, weigh }: Limits<T>) {
  const kept = new Map<string, Weighed<T>>()
  let total = 0

  /** The last of a map is what was put in last. */
  const put = (key: string, entry: Weighed<T>): void => {
    drop(key)
    kept.set(key, entry)
    total += entry.weight
  }

  const drop = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }

  return {
    get(key: string): T | undefined {
      const entry = kept.get(key)
      if (entry) put(key, entry)
      return entry?.value
    },

    set(key: string, value: T): void {
      put(key, { value, weight: weigh(value) })
      for (const oldest of kept.keys()) {
        if (total <= most) return
        drop(oldest)
      }
    },
  }
}
