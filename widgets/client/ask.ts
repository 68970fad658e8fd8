import { CLIENT_HEADERS, PATIENCE_MS } from '../../api/contract/plain/transport.ts'
import type { Problem } from '../../api/contract/problem-wire.ts'
import type { Outcome } from './problem.ts'

export const OFFLINE = { ok: false, problem: { code: 'offline' } } as const

interface Asked extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Sends one request, of a widget or of the console: the only place that names the transport.
 * @param as what an answer is that is a success; a `blob` has every byte of a file.
 */
export async function ask<T>(
  url: string,
  init: Asked,
  as: 'json' | 'blob' = 'json',
): Promise<Outcome<T>> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { ...CLIENT_HEADERS, ...init.headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { ok } = response
    if (ok) return { ok, value: (response.status === 204 ? null : await response[as]()) as T }
    const problem = (await response.json()) as Problem
    return typeof problem.code === 'string' ? { ok, problem } : OFFLINE
  } catch {
    return OFFLINE
  }
}
