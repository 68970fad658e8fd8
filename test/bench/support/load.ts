import { Connection } from './http.ts'

/** How many acts run at the same time, where nothing else is said. */
export const PARALLEL = 16

export interface Lanes {
  readonly port: number
  /** Connections, each with one act at a time. Default 16. */
  readonly parallel?: number
}

/** Keeps every lane busy for `seconds`; resolves acts per second. An act that throws ends it all. */
export async function perSecond(
  { port, parallel = PARALLEL, seconds }: Lanes & { readonly seconds: number },
  act: (connection: Connection) => Promise<void>,
): Promise<number> {
  return onLanes({ port, parallel }, async (lanes) => {
    const started = performance.now()
    const deadline = started + seconds * 1000
    let done = 0
    await Promise.all(
      lanes.map(async (connection) => {
        while (performance.now() < deadline) {
          await act(connection)
          if (performance.now() < deadline) done++
        }
      }),
    )
    return done / seconds
  })
}

/** Does every act once, `parallel` at a time; resolves acts per second. */
export async function rateOf<T>(
  lanes: Lanes,
  jobs: readonly T[],
  act: (connection: Connection, job: T) => Promise<void>,
): Promise<number> {
  const started = performance.now()
  await forEach(lanes, jobs, act)
  return jobs.length / ((performance.now() - started) / 1000)
}

/** Does every act once and resolves what each gave, in the order of the jobs. */
export async function forEach<T, R>(
  { port, parallel = PARALLEL }: Lanes,
  jobs: readonly T[],
  act: (connection: Connection, job: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = jobs.entries()
  await onLanes({ port, parallel }, (lanes) =>
    Promise.all(
      lanes.map(async (connection) => {
        for (const [index, job] of queue) results[index] = await act(connection, job)
      }),
    ),
  )
  return results
}

/** Connections are new each round: a server closes what was idle meanwhile. */
async function onLanes<T>(
  { port, parallel }: Required<Lanes>,
  work: (lanes: readonly Connection[]) => Promise<T>,
): Promise<T> {
  const open = await Promise.all(Array.from({ length: parallel }, () => Connection.open(port)))
  try {
    return await work(open)
  } finally {
    for (const connection of open) connection.close()
  }
}
