/** Signs what leaves the server as a JWT; hosts verify with the published keys. */
export interface TokenSigner {
  /** Compact JWS, ES256. `issuer` and times are added by the signer. */
  sign(claims: TokenClaims): Promise<string>
  /** JWK Set of all published public keys (RFC 7517 §5). */
  publicKeys(): Promise<{ readonly keys: readonly object[] }>
}

/** What the caller says of a token (RFC 7519 §4.1); `iss`, `iat`, `nbf` and `exp` are the signer's. */
export interface TokenClaims {
  /** Public id of the person. */
  readonly sub: string
  /** Public id of the portal: no other host's token verifies there. */
  readonly aud: string
  readonly [claim: string]: unknown
}
