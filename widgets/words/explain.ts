import type { WidgetProblem } from '../client/problem.ts'
import type { CommonWords, Problems } from './common.ts'

type Said = Readonly<Record<string, Problems[keyof Problems]>> | undefined

/** What is wrong and what to do next: in a step's own words, else in those that all share. */
export function explain(common: CommonWords, problem: WidgetProblem, own?: Problems): string {
  const { code, retryAfterSeconds: seconds, serverTime: clock = '' } = problem
  const facts = { wait: (seconds && common.duration?.(seconds)) || '', clock }
  const said = (key: string) => (own as Said)?.[key] ?? (common.problems as Said)?.[key]
  const text =
    (facts.wait && said(`${code}_wait`)) ||
    (clock && said(`${code}_clock`)) ||
    said(code) ||
    common[code === 'offline' ? code : 'unavailable']
  return typeof text === 'string' ? text : text(facts)
}
