import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** How long each stage of a walk took, in ms. */
    stages?: Record<string, number>
  }
}

/** Stages of one walk: each is named where it fails, and timed for the table at the end of the run. */
export function stagesOf({ task }: TestContext) {
  const taken: Record<string, number> = {}
  task.meta.stages = taken
  return async <Result>(name: string, walk: () => Promise<Result>): Promise<Result> => {
    const started = performance.now()
    try {
      return await walk()
    } catch (fault) {
      throw new Error(`At "${name}": ${fault instanceof Error ? fault.message : fault}`, {
        cause: fault,
      })
    } finally {
      taken[name] = Math.round(performance.now() - started)
    }
  }
}
