/** What an authenticator says of a credential and of its use, once its signature was found right. */

/** With a signature over what was asked (Level 3 §6.1). */
export interface Used {
  /** 0 where it keeps none. */
  readonly counter: number
  /** It may be copied to other devices (Level 3 §6.1.3). */
  readonly isCopyable: boolean
  /** It is, now. */
  readonly isCopied: boolean
  /** The authenticator verified its user. */
  readonly isVerified: boolean
}

/** With a credential that was made; nobody vouches for it (attestation `none`). */
export interface MadeCredential extends Used {
  /** base64url, of up to 1,023 bytes. */
  readonly id: string
  /** COSE key, base64url. */
  readonly publicKey: string
  /** Which model made it, or which software, as it says itself; zeros where it does not say. */
  readonly aaguid: string
}
