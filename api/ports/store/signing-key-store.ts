import type { Statement } from './statement.ts'

/** A signing key of the installation. */
export interface SigningKey {
  /** Also the token's `kid` (RFC 7515 §4.1.4). */
  readonly id: string
  readonly purpose: 'id-token'
  readonly algorithm: 'ES256'
  /** JSON: public JWK. */
  readonly publicJwk: string
  /** Sealed JSON: private JWK. */
  readonly sealedPrivateJwk: string
  readonly createdAt: number
  /** No longer used to sign; still published until tokens made with it are out of date. */
  readonly retiredAt: number | null
}

/**
 * Keys that tokens for hosts are signed with. The first is made when one is needed
 * (`adapters/jose-token-signer.ts`).
 */
export interface Keys {
  add(key: SigningKey): Statement<void>
  /** Newest first, the retired ones too. */
  all(purpose: SigningKey['purpose']): Statement<readonly SigningKey[]>
}
