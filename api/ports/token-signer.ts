/** Signs what leaves the server as a JWT; hosts verify with the published keys. */
export interface TokenSigner {
  /** Compact JWS, ES256. `issuer` and times are added by the signer. */
  sign(claims: TokenClaims): Promise<string>
  /** JWK Set of all published public keys (RFC 7517 §5). */
  publicKeys(): Promise<{ readonly keys: readonly object[] }>
}

export interface TokenClaims {
  readonly sub: string
  readonly aud: string
  readonly [claim: string]: unknown
}
