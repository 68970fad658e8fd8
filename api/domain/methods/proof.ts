import type { ProvenFactor } from '../policy/levels.ts'

/** Something that was proven once, whatever has become of the method since. */
export interface Proof {
  readonly kind: string
  /** Null where it was not kept: of sessions made before it was. */
  readonly methodId: string | null
  readonly at: number
  readonly categories: readonly ('knowledge' | 'possession' | 'inherence')[]
  /** RFC 8176 words. */
  readonly amr: readonly string[]
  /** To phishing. */
  readonly resistant: boolean
  /** To one device, which its key does not leave. */
  readonly bound: boolean
  /** The authenticator has verified its user. */
  readonly verified: boolean
}

/** Of a session's row. */
export function parseProofs(json: string): readonly Proof[] {
  return JSON.parse(json)
}

/** A factor of a flow, as a session keeps it. */
export function proofOf({ kind, methodId, category, amr, at }: ProvenFactor): Proof {
  return {
    kind,
    methodId: methodId || null,
    at,
    categories: [category],
    amr,
    resistant: false,
    bound: false,
    verified: false,
  }
}

/** RFC 8176: every word once, with `mfa` where more than one factor was used. */
export function amrOf(proofs: readonly Pick<Proof, 'amr' | 'categories'>[]): string[] {
  const words = [...new Set(proofs.flatMap(({ amr }) => amr))]
  const categories = new Set(proofs.flatMap((proof) => proof.categories))
  return categories.size >= 2 ? [...words, 'mfa'] : words
}
