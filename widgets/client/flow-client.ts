import type { Problem } from '../../api/contract/problem.ts'
import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { FlowView } from '../../api/contract/views.ts'
import type { Outcome } from './problem.ts'

/** Longer than the server's own limits, so that its answer is normally the one that is seen. */
const TIMEOUT_MS = 20_000

export interface FlowClient {
  readonly start: (body: StartFlowBody) => Promise<Outcome<FlowView>>
  /** `state` is the host's of now: after a reload it may be another. */
  readonly resume: (flow: string, state?: string) => Promise<Outcome<FlowView>>
  readonly answer: (flow: string, answer: Answer) => Promise<Outcome<FlowView>>
  readonly cancel: (flow: string) => Promise<Outcome<null>>
  readonly endSession: (portal: string) => Promise<Outcome<null>>
}

export interface FlowClientOptions {
  /** Base URL of the API, with or without a slash at the end. */
  readonly api: string
  /** Language of the words that the server chooses: help contacts and notices. */
  readonly language: string
}

const OFFLINE = { ok: false, problem: { code: 'offline' } } as const

async function read<T>(response: Response): Promise<Outcome<T>> {
  if (response.status === 204) return { ok: true, value: null as T }
  const body = (await response.json()) as T | Problem
  if (response.ok) return { ok: true, value: body as T }
  const problem = body as Problem
  return typeof problem.code === 'string' ? { ok: false, problem } : OFFLINE
}

/** The only place that names the transport. */
export function createFlowClient({ api, language }: FlowClientOptions): FlowClient {
  const base = `${api.replace(/\/+$/, '')}/v1/`
  const headers = {
    'Content-Type': 'application/json',
    'X-Farstu-Client': '1',
    'Accept-Language': language,
  }
  async function send<T>(path: string, body: object): Promise<Outcome<T>> {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const init = { method: 'POST', headers, signal, credentials: 'include' } as const
      return await read<T>(await fetch(base + path, { ...init, body: JSON.stringify(body) }))
    } catch {
      return OFFLINE
    }
  }
  const flow = (id: string): string => `flows/${encodeURIComponent(id)}`
  return {
    start: (body) => send('flows', body),
    resume: (id, state) => send(`${flow(id)}/resume`, state ? { state } : {}),
    answer: (id, answer) => send(`${flow(id)}/answer`, { answer }),
    cancel: (id) => send(`${flow(id)}/cancel`, {}),
    endSession: (portal) => send('session/end', { portal }),
  }
}
