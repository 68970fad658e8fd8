import type { ErrorCode } from '../../api/contract/errors.ts'
import type { Problem } from '../../api/contract/problem-wire.ts'
import { FarstuError, type FarstuErrorCode } from './farstu-error.ts'

/** Where calls go, and what they show. */
export interface TransportOptions {
  /** Base URL of the API, without a slash at the end. */
  readonly api: string
  /** The portal's, in each call's header `Authorization`. */
  readonly secret: string
  readonly fetch: typeof fetch
  /** Until a call is given up. */
  readonly timeoutMs: number
}

/**
 * Posts one body to one path of the API, once; resolves to the body of the answer, undefined for 204. Rejects
 * with a `FarstuError` alone.
 */
export type Transport = (path: string, body: object) => Promise<unknown>

const CODES: Partial<Record<ErrorCode, FarstuErrorCode>> = {
  code_refused: 'code_refused',
  invalid_input: 'invalid_input',
  unauthorized: 'unauthorized',
  unavailable: 'unavailable',
}

const problemOf = async (response: Response): Promise<Partial<Problem>> => {
  try {
    return (await response.json()) ?? {}
  } catch {
    return {}
  }
}

const refusal = async (response: Response, path: string): Promise<FarstuError> => {
  const { code, requestId } = await problemOf(response)
  const { status } = response
  const unforeseen = status >= 500 || status === 429 ? 'unavailable' : 'unexpected'
  return new FarstuError(
    (code && CODES[code]) ?? unforeseen,
    `Farstu answered ${path} with ${status} ${code ?? ''}`.trimEnd(),
    { status, ...(requestId && { requestId }) },
  )
}

const send = (options: TransportOptions, path: string, body: object) =>
  options.fetch(`${options.api}${path}`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${options.secret}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    // The secret goes to the address that was configured, or nowhere.
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs),
  })

/** Calls the API as the portal's own server. Nothing is ever sent a second time. */
export const createTransport =
  (options: TransportOptions): Transport =>
  async (path, body) => {
    try {
      const response = await send(options, path, body)
      if (!response.ok) throw await refusal(response, path)
      return response.status === 204 ? undefined : await response.json()
    } catch (cause) {
      if (cause instanceof FarstuError) throw cause
      throw new FarstuError('unavailable', `Farstu did not answer ${path}`, { cause })
    }
  }
