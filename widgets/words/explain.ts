import type { WidgetProblem } from '../client/problem.ts'
import type { CommonWords, Problems } from './common.ts'

/** What is wrong and what to do next: in a step's own words, else in those that all share. */
export function explain(common: CommonWords, problem: WidgetProblem, own?: Problems): string {
  const { code, retryAfterSeconds: seconds, serverTime = null } = problem
  const facts = { wait: (seconds && common.duration?.(seconds)) || null, clock: serverTime }
  return (
    own?.[code]?.(facts) ??
    common.problems?.[code]?.(facts) ??
    common[code === 'offline' ? code : 'unavailable']
  )
}
