import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { FlowView } from '../../api/contract/views.ts'
import type { Outcome } from './problem.ts'
import { type ClientOptions, createSend } from './send.ts'

export interface FlowClient {
  readonly start: (body: StartFlowBody) => Promise<Outcome<FlowView>>
  /** `state` is the host's of now: after a reload it may be another. */
  readonly resume: (flow: string, state?: string) => Promise<Outcome<FlowView>>
  readonly answer: (flow: string, answer: Answer) => Promise<Outcome<FlowView>>
  readonly cancel: (flow: string) => Promise<Outcome<null>>
  readonly endSession: (portal: string) => Promise<Outcome<null>>
}

export function createFlowClient(options: ClientOptions): FlowClient {
  const send = createSend(options)
  const flow = (id: string): string => `flows/${encodeURIComponent(id)}`
  return {
    start: (body) => send('flows', body),
    resume: (id, state) => send(`${flow(id)}/resume`, { state }),
    answer: (id, answer) => send(`${flow(id)}/answer`, { answer }),
    cancel: (id) => send(`${flow(id)}/cancel`, {}),
    endSession: (portal) => send('session/end', { portal }),
  }
}
