import { Unavailable } from '../ports/unavailable.ts'

export interface BoundedQueueOptions {
  readonly parallel: number
  readonly waiting: number
  readonly name: string
}

/** Runs at most `parallel` jobs, keeps at most `waiting`, and refuses the rest at once. */
export function createBoundedQueue({ parallel, waiting, name }: BoundedQueueOptions) {
  let running = 0
  const line: (() => void)[] = []

  const turn = (): Promise<void> => {
    if (running < parallel) {
      running++
      return Promise.resolve()
    }
    if (line.length >= waiting)
      return Promise.reject(new Unavailable(`The queue for ${name} is full`))
    return new Promise((resolve) => line.push(resolve))
  }

  // A finished job hands its place to the next in line, so `running` stays as it is.
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else running--
  }

  return async function inTurn<T>(job: () => Promise<T>): Promise<T> {
    await turn()
    try {
      return await job()
    } finally {
      leave()
    }
  }
}
