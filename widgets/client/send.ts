import type { Problem } from '../../api/contract/problem.ts'
import type { Outcome } from './problem.ts'

/** Longer than the server's own limits, so that its answer is normally the one that is seen. */
const TIMEOUT_MS = 20_000

/**
 * How often one request may be answered by more work: for a busy network, for the code that it asks
 * for, and again should the work have come too late.
 */
const MOST_PROOFS = 3

export interface ClientOptions {
  /** Base URL of the API, with or without a slash at the end. */
  readonly api: string
  /** Language of the words that the server chooses: help contacts and notices. */
  readonly language: string
  /** Told of work that the server wants done before it answers. */
  readonly onWork?: (done: Promise<unknown>) => void
}

/** Sends a body to a path below `/v1/`; does by itself the work that `proof_required` asks for. */
export type Send = <T>(path: string, body: object) => Promise<Outcome<T>>

const OFFLINE = { ok: false, problem: { code: 'offline' } } as const

export const withoutSlash = (api: string): string => api.replace(/\/+$/, '')

async function read<T>(response: Response): Promise<Outcome<T>> {
  if (response.status === 204) return { ok: true, value: null as T }
  const body = (await response.json()) as T | Problem
  if (response.ok) return { ok: true, value: body as T }
  const problem = body as Problem
  return typeof problem.code === 'string' ? { ok: false, problem } : OFFLINE
}

/** The only place that names the transport. */
export function createSend({ api, language, onWork }: ClientOptions): Send {
  const headers = {
    'Content-Type': 'application/json',
    'X-Farstu-Client': '1',
    'Accept-Language': language,
  }
  return async function send<T>(path: string, body: object, proofs = MOST_PROOFS) {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const init = { method: 'POST', headers, signal, credentials: 'include' } as const
      const url = `${withoutSlash(api)}/v1/${path}`
      const outcome = await read<T>(await fetch(url, { ...init, body: JSON.stringify(body) }))
      const work = !outcome.ok && outcome.problem.proof
      if (!work || !proofs) return outcome
      const proven = import('./prove.ts').then(({ prove }) => prove(work))
      onWork?.(proven)
      return await send<T>(path, { ...body, proof: await proven }, proofs - 1)
    } catch {
      return OFFLINE
    }
  }
}
