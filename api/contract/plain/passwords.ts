/** Groups of characters that a password may have to have one of. */
export const PASSWORD_GROUPS = {
  needs_upper: /\p{Lu}/u,
  needs_lower: /\p{Ll}/u,
  needs_digit: /\p{Nd}/u,
  needs_special: /[^\p{L}\p{Nd}]/u,
} as const

/** Code points of a password, as SP 800-63B-4 §3.1.1.2 counts them: a letter beyond the basic plane is one. */
export const passwordLength = (password: string): number => [...password].length

/** Least length under the preset `nist` beside a second factor (SP 800-63B-4 §3.1.1.2). */
export const LEAST_BESIDE = 8
/** Least length under `nist` where nothing stands beside it: a portal at `aal1` (the same section). */
export const LEAST_ALONE = 15
/** Least length under `classic-8`, alone or not. */
export const LEAST_CLASSIC_8 = 8
/** Least length under `classic-10`, alone or not. */
export const LEAST_CLASSIC_10 = 10
/** The same by preset. */
export const LEAST_CLASSIC = {
  'classic-8': LEAST_CLASSIC_8,
  'classic-10': LEAST_CLASSIC_10,
} as const

/** Greatest length under any preset. Generous, yet bounds the work of hashing. */
export const LONGEST_PASSWORD = 256
