import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import type { AcrValue } from '../../api/contract/views.ts'
import { FarstuError } from './farstu-error.ts'

/**
 * What the signed token says: the same as the answer to `redeem`, without roles. Times are in seconds since
 * 1970. It is good for five minutes, to be verified when it is got.
 * @example
 * ```ts
 * import type { Farstu, IdTokenClaims } from 'farstu/server'
 *
 * export async function levelOf(farstu: Farstu, token: string): Promise<IdTokenClaims['acr']> {
 *   return (await farstu.verifyIdToken(token)).acr
 * }
 * ```
 */
export interface IdTokenClaims extends JWTPayload {
  /** Public id of the person. */
  readonly sub: string
  /** The level that was reached. */
  readonly acr: AcrValue
  /** How: RFC 8176. */
  readonly amr: readonly string[]
  /** When the person signed in; that of the oldest factor. */
  readonly auth_time: number
  /** Public id of the session. */
  readonly sid: string
}

/**
 * Who signed (`api`, without a slash at the end, is also the issuer), and for whom (`portal`, the audience).
 */
export interface IdTokenOptions {
  readonly api: string
  readonly portal: string
  readonly fetch: typeof fetch
  /** Until fetching the keys is given up. */
  readonly timeoutMs: number
}

const REQUIRED = ['sub', 'sid', 'acr', 'amr', 'auth_time', 'iat', 'exp']
/** Two servers' clocks are rarely further apart. */
const CLOCK_TOLERANCE_SECONDS = 30

/** The keys could not be had: nothing is known of the token. */
const isKeyTrouble = (cause: unknown) =>
  cause instanceof errors.JWKSTimeout ||
  cause instanceof errors.JWKSInvalid ||
  !(cause instanceof errors.JOSEError) ||
  // The plain class, not one of its children: an answer that was no key set.
  cause.code === errors.JOSEError.code

/** Verifies tokens with the keys that the API publishes; they are fetched when first needed. */
export const createIdTokenVerifier = ({ api, portal, fetch, timeoutMs }: IdTokenOptions) => {
  const keys = createRemoteJWKSet(new URL(`${api}/.well-known/jwks.json`), {
    timeoutDuration: timeoutMs,
    [customFetch]: fetch,
  })
  const rules = {
    // One algorithm, named here and not by the token (RFC 8725 §3.1).
    algorithms: ['ES256'],
    issuer: api,
    audience: portal,
    requiredClaims: REQUIRED,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }
  return async (token: string): Promise<IdTokenClaims> => {
    try {
      return (await jwtVerify<IdTokenClaims>(token, keys, rules)).payload
    } catch (cause) {
      if (isKeyTrouble(cause))
        throw new FarstuError('unavailable', 'The published keys could not be fetched', { cause })
      throw new FarstuError('token_refused', 'The token is not valid here', { cause })
    }
  }
}
