import type { PasswordReason } from '../../contract/errors.ts'
import type { PasswordRulesView } from '../../contract/views.ts'
import type { PortalPolicy } from './portal-policy.ts'

type Preset = PortalPolicy['password']
type Group = PasswordRulesView['groups'][number]

/** Longest password accepted, in code points: generous, yet bounds the work of hashing. */
const MAX_LENGTH = 256
/** Shorter words (initials, "AB") would refuse good passwords by chance. */
const MIN_KNOWN_WORD = 4
export const PASSWORD_PRESETS = ['nist', 'classic-8', 'classic-10'] as const satisfies Preset[]
const ALL_GROUPS: readonly Group[] = ['needs_upper', 'needs_lower', 'needs_digit', 'needs_special']

const GROUP_PATTERN: Readonly<Record<Group, RegExp>> = {
  needs_upper: /\p{Lu}/u,
  needs_lower: /\p{Ll}/u,
  needs_digit: /\p{Nd}/u,
  needs_special: /[^\p{L}\p{Nd}]/u,
}

/**
 * The rules of a preset. `nist` (SP 800-63B-4 §3.1.1.2): 15 where the password stands alone, 8
 * beside a second factor, no composition rules.
 */
export function passwordRules(preset: Preset, standsAlone: boolean): PasswordRulesView {
  if (preset === 'nist') {
    return { preset, minLength: standsAlone ? 15 : 8, maxLength: MAX_LENGTH, groups: [] }
  }
  return {
    preset,
    minLength: preset === 'classic-8' ? 8 : 10,
    maxLength: MAX_LENGTH,
    groups: ALL_GROUPS,
  }
}

/** The presets under which a password may open a portal by itself: by length and groups alone. */
export function presetsMetAlone(typed: string): readonly Preset[] {
  const password = normalizePassword(typed)
  return PASSWORD_PRESETS.filter(
    (preset) => weaknesses(password, passwordRules(preset, true), []).length === 0,
  )
}

/** What the password itself says against it; an empty list when nothing does. */
export function weaknesses(
  password: string,
  rules: PasswordRulesView,
  knownWords: readonly string[],
): readonly PasswordReason[] {
  const length = [...password].length
  const reasons: PasswordReason[] = []
  if (length < rules.minLength) reasons.push('too_short')
  if (length > rules.maxLength) reasons.push('too_long')
  reasons.push(...rules.groups.filter((group) => !GROUP_PATTERN[group].test(password)))
  if (containsKnownWord(password, knownWords)) reasons.push('contains_known_word')
  return reasons
}

/** SP 800-63B-4 §3.1.1.2: compared as NFC, otherwise exactly as typed. */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFC')
}

function containsKnownWord(password: string, words: readonly string[]): boolean {
  const folded = password.toLowerCase()
  return words.some((word) => word.length >= MIN_KNOWN_WORD && folded.includes(word.toLowerCase()))
}
