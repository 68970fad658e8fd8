import { PASSWORD_PRESETS, type PasswordPreset } from '../../contract/plain/policy.ts'

/** What somebody knows, has, or is (NIST SP 800-63B-4 §2.2). */
export type Category = 'knowledge' | 'possession' | 'inherence'

/**
 * One right answer, kept for what it was by a flow and by the session that it ends in. Of this proof,
 * not of the kind: the same authenticator may verify its user once and not the next time.
 */
export interface Proof {
  readonly kind: string
  /** Null in sessions older than proofs: nothing said which one it was. */
  readonly methodId: string | null
  /** Epoch milliseconds. */
  readonly at: number
  /** Two where an authenticator verified its user as well. */
  readonly categories: readonly Category[]
  /** RFC 8176 words, without `mfa`, which is made of all proofs together. */
  readonly amr: readonly string[]
  /** Bound to the origin that asked: it can be given to no imitation (SP 800-63B-4 §3.2.5). */
  readonly resistant: boolean
  /** Its key cannot leave the device. */
  readonly bound: boolean
  /** The authenticator verified its user. */
  readonly verified: boolean
  /**
   * Of a password, and of what stands in its place: the presets under which it is long enough to open a portal by itself. People are
   * shared, so one chosen beside an app may be shown where a password alone is asked for.
   */
  readonly alone?: readonly PasswordPreset[]
}

/**
 * The proofs of a session's row, in the order they were shown.
 * @throws when the text is not what this server wrote.
 */
export function parseProofs(json: string): readonly Proof[] {
  return JSON.parse(json)
}

/** Of proofs, what levels follow from: alike for all who have shown the same, whoever and whenever. */
export function restOf(proven: readonly Proof[]): string {
  const parts = proven.map(({ kind, categories, resistant, bound, verified }) =>
    JSON.stringify({ kind, categories, resistant, bound, verified }),
  )
  return `[${[...new Set(parts)].toSorted().join()}]`
}

/** As `restOf` wrote it; a password is as long as it has to be, as it was when it was shown. */
export function restingOn(rest: string): readonly Proof[] {
  const parts: readonly Omit<Proof, 'methodId' | 'at' | 'amr' | 'alone'>[] = JSON.parse(rest)
  return parts.map((part) => ({ ...part, methodId: null, at: 0, amr: [], alone: PASSWORD_PRESETS }))
}

/** Whether two things that are not of one kind were shown: the same one twice is still one. */
export function hasTwoCategories(proven: readonly Proof[]): boolean {
  return new Set(proven.flatMap(({ categories }) => categories)).size >= 2
}

/** Bound to the page that asked, and opened by its user: what whoever acts in the console shows. */
export function isKeyProof({ resistant, verified }: Proof): boolean {
  return resistant && verified
}

/** For output alone. RFC 8176: every word once, with `mfa` where more than one factor was used. */
export function amrOf(proven: readonly Proof[]): readonly string[] {
  const words = [...new Set(proven.flatMap(({ amr }) => amr))]
  return hasTwoCategories(proven) ? [...words, 'mfa'] : words
}
