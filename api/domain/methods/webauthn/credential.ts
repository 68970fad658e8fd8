import { z } from 'zod'
import { PASSWORD_PRESETS } from '../../../contract/plain/policy.ts'
import type { MethodKind } from '../../../contract/views.ts'
import type { MadeCredential, Used } from '../../../crypto/webauthn/made.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { MethodDevice } from '../method.ts'
import type { Proof } from '../proof.ts'
import { nameOf } from './authenticator-names.ts'

/** What a row keeps of a credential, beside its id (`lookup`), its counter and its portal. */
export const credentialData = z.strictObject({
  /** The domain that it belongs to; never changed in place. */
  rpId: z.string(),
  /** Origin of the page that it was made on. */
  page: z.string(),
  /** COSE key, base64url. */
  publicKey: z.string(),
  /** Which model or software made it, as it says itself. */
  aaguid: z.string(),
  /** As the browser told how it is reached; hints, and nothing is decided by them. */
  transports: z.array(z.string()),
  /** It may be copied to other devices: said when it was made, and the same ever after (Level 3 §6.1.3). */
  isCopyable: z.boolean(),
  /** It was, when it was last used. */
  isCopied: z.boolean(),
  /** It verified its user when it was made: it can. */
  isVerified: z.boolean(),
  /** A browser made it by itself; false in rows from before browsers were asked to. */
  isUnasked: z.boolean().default(false),
})
/** The same, opened. */
export type CredentialData = z.infer<typeof credentialData>

/**
 * What the row of a method keeps, opened.
 * @throws for data that is none of ours.
 */
export function dataIn({ data }: Pick<Method, 'data'>): CredentialData {
  return credentialData.parse(JSON.parse(data))
}

/** What its person is told of it. */
export function deviceOf(method: Pick<Method, 'data'>): MethodDevice {
  const { isCopied, isVerified, aaguid, page } = dataIn(method)
  return { isCopied, verifies: isVerified, model: nameOf(aaguid), page }
}

/** Where a credential was made, and how. */
export type CredentialPlace = Pick<CredentialData, 'rpId' | 'page' | 'transports' | 'isUnasked'>

/** What belongs to a credential beside its id. */
export function dataOf(made: MadeCredential, at: CredentialPlace): string {
  const { publicKey, aaguid, isCopyable, isCopied, isVerified } = made
  const data = { ...at, publicKey, aaguid, isCopyable, isCopied, isVerified }
  return JSON.stringify(data satisfies CredentialData)
}

/** How the data of one that a browser made by itself reads, where rows are only looked through. */
export const UNASKED_MARK = JSON.stringify({
  isUnasked: true,
} satisfies Partial<CredentialData>).slice(1, -1)

type Opened = Pick<Used, 'isCopyable' | 'isVerified'> & Pick<CredentialData, 'isUnasked'>

interface Shown {
  readonly kind: MethodKind
  readonly methodId: string
  /** Epoch milliseconds. */
  readonly at: number
}

/**
 * Something that somebody has; opened by what they know or are, it is both (SP 800-63B-4 §3.1.7). Which of the two is
 * not told, and either is another category than having: `inherence` stands for both. RFC 8176 `hwk` and `swk`: a key
 * that stays where it is, or may be copied; `user`: verified. What a browser made by itself stands for the password that
 * it would have filled in: one that stands alone, and beside a password it is nothing more.
 */
export function proofOf({ isCopyable, isVerified, isUnasked }: Opened, shown: Shown): Proof {
  const key = isCopyable ? 'swk' : 'hwk'
  const bare = { resistant: true, bound: false, verified: false }
  if (isUnasked)
    return { ...shown, ...bare, categories: ['knowledge'], amr: [key], alone: PASSWORD_PRESETS }
  return {
    ...shown,
    categories: isVerified ? ['possession', 'inherence'] : ['possession'],
    amr: [key, ...(isVerified ? ['user'] : [])],
    resistant: true,
    bound: !isCopyable,
    verified: isVerified,
  }
}
