import type { AcrValue, MembershipView } from './views.ts'

/** What a host's server gets. Instants are seconds since the epoch, as in RFC 7519. */

export interface RedeemResponse {
  readonly person: {
    readonly id: string
    readonly firstName: string
    readonly lastName: string
    readonly email: string
  }
  readonly memberships: readonly MembershipView[]
  readonly acr: AcrValue
  readonly amr: readonly string[]
  readonly auth_time: number
  /** Public id of the session, for `sessions/check` and `sessions/end`; not the cookie's value. */
  readonly sid: string
  /** What the host's server gave the element; it must compare it with its own. */
  readonly state: string
  /** Compact JWS (ES256) saying the same, verifiable with `/.well-known/jwks.json`. */
  readonly id_token: string
}

/** What a page may know of its own browser's session: for the warning before it ends. */
export type OwnSessionResponse =
  | { readonly active: false }
  | {
      readonly active: true
      readonly idleInSeconds: number
      readonly endsInSeconds: number
    }

export interface VerificationResponse {
  /** For the element's attribute `verification`. */
  readonly verification: string
  readonly expiresInSeconds: number
}

export interface VerifiedEmailResponse {
  readonly email: string
  readonly verifiedAt: number
  /** What the host's server gave the element; it must compare it with its own. */
  readonly state: string
}

export type CheckSessionResponse =
  | { readonly active: false }
  | {
      readonly active: true
      readonly personId: string
      readonly acr: AcrValue
      readonly amr: readonly string[]
      readonly auth_time: number
      readonly memberships: readonly MembershipView[]
      /** Until the session ends if nothing more happens. */
      readonly idleInSeconds: number
      /** Until it ends in any case. */
      readonly endsInSeconds: number
    }
