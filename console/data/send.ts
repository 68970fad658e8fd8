import type { ErrorCode } from '../../api/contract/errors.ts'
import type { Problem } from '../../api/contract/problem.ts'

/** Why a request was not done; `offline` when no answer of ours came back. */
export interface Refusal {
  readonly code: ErrorCode | 'offline'
  readonly requestId: string | null
  /** Paths of the fields that were refused, such as `origins.1`. */
  readonly fields?: readonly string[]
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** Paths are below `/v1/`. */
export interface Api {
  readonly get: <T>(path: string, query?: Query) => Promise<Outcome<T>>
  readonly post: <T>(path: string, body?: object) => Promise<Outcome<T>>
  /** For files: every byte, for a text would lose its byte order mark. */
  readonly file: (path: string, query?: Query) => Promise<Outcome<Blob>>
}

/** What is empty is left out. */
export type Query = Readonly<Record<string, string | null | undefined>>

const TIMEOUT_MS = 20_000
const OFFLINE: Outcome<never> = { ok: false, refusal: { code: 'offline', requestId: null } }

/**
 * The only place that names the transport.
 * @param signInAgain resolves when somebody is signed in again; the request is then sent once more.
 *   A refusal for want of a session changed nothing, so that is safe for every request.
 */
export function createApi(signInAgain: () => Promise<void>): Api {
  const send = async (path: string, init: RequestInit): Promise<Response | null> => {
    const headers = { 'Content-Type': 'application/json', 'X-Farstu-Client': '1' }
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const response = await fetch(`/v1/${path}`, { ...init, headers, signal })
      if (response.status !== 401) return response
    } catch {
      return null
    }
    await signInAgain()
    return send(path, init)
  }
  const ask = async <T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<Outcome<T>> => {
    const response = await send(path, init)
    if (!response) return OFFLINE
    try {
      if (response.ok) return { ok: true, value: await read(response) }
      return refusalOf((await response.json()) as Problem)
    } catch {
      return OFFLINE
    }
  }
  const post = { method: 'POST' }
  return {
    get: (path, query = {}) => ask(withQuery(path, query), {}, (response) => response.json()),
    file: (path, query = {}) => ask(withQuery(path, query), {}, (response) => response.blob()),
    post: (path, body = {}) =>
      ask(path, { ...post, body: JSON.stringify(body) }, (response) =>
        response.status === 204 ? Promise.resolve(null) : response.json(),
      ),
  }
}

function refusalOf({ code, requestId, fields = [] }: Problem): Outcome<never> {
  return typeof code === 'string' ? { ok: false, refusal: { code, requestId, fields } } : OFFLINE
}

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
