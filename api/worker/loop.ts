import type { Log } from '../ports/log.ts'

/** One round of work; resolves how much was done, so that a full round is followed at once. */
export interface Work {
  runOnce(): Promise<number>
}

/** Runs rounds one after the other, with a pause when there was nothing to do. */
export function createLoop(
  work: Work,
  log: Log,
  { pauseMs = 400 }: { readonly pauseMs?: number } = {},
) {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let isStopped = false

  const next = async (): Promise<void> => {
    let done = 0
    try {
      done = await work.runOnce()
    } catch (fault) {
      log.error(
        { fault: fault instanceof Error ? fault.name : 'unknown' },
        'a round of work failed',
      )
    }
    if (!isStopped) schedule(done > 0 ? 0 : pauseMs)
  }

  const schedule = (ms: number) => {
    timer = setTimeout(() => {
      round = next()
    }, ms)
  }

  return {
    start: () => schedule(0),
    /** Resolves when the round that was running has ended. */
    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(timer)
      await round
    },
  }
}
