/** Groups of characters that a password may have to have one of. */
export const PASSWORD_GROUPS = {
  needs_upper: /\p{Lu}/u,
  needs_lower: /\p{Ll}/u,
  needs_digit: /\p{Nd}/u,
  needs_special: /[^\p{L}\p{Nd}]/u,
} as const

/** As passwords are measured: code points. */
export const passwordLength = (password: string): number => [...password].length

/** Under the preset `nist` (SP 800-63B-4 §3.1.1.2): beside a second factor, and where it stands alone. */
export const LEAST_BESIDE = 8
/** Where nothing stands beside it: a portal at `aal1`. */
export const LEAST_ALONE = 15
/** Under `classic-8` and `classic-10`. */
export const LEAST_CLASSIC = { 'classic-8': 8, 'classic-10': 10 } as const

/** Generous, yet bounds the work of hashing. */
export const LONGEST_PASSWORD = 256
