import { createServer } from 'node:net'

/**
 * Below what systems give to outgoing connections, and a range for each worker. A run within a run, whose
 * workers are counted anew, is told by FARSTU_TEST_PORTS where its own begin.
 */
const FIRST = Number(process.env.FARSTU_TEST_PORTS ?? 20_000)
const PER_WORKER = 500
const MOST_WORKERS = 12
let next = 0

/** A port that nothing listens on, and that no other worker will be given. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.VITEST_POOL_ID ?? 0) % MOST_WORKERS
  for (let tried = 0; tried < PER_WORKER; tried++) {
    const port = FIRST + worker * PER_WORKER + (next++ % PER_WORKER)
    if (await isFree(port)) return port
  }
  throw new Error('Every port of this worker is taken')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}
