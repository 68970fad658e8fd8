import type { PasswordReason } from '../../../../contract/errors.ts'
import {
  LEAST_ALONE,
  LEAST_BESIDE,
  LEAST_CLASSIC,
  LONGEST_PASSWORD,
  PASSWORD_GROUPS,
  passwordLength,
} from '../../../../contract/plain/passwords.ts'
import {
  PASSWORD_PRESETS,
  type PasswordPreset as Preset,
} from '../../../../contract/plain/policy.ts'
import type { PasswordRulesView } from '../wire.ts'
import { type IsCommon, isWhatManyChoose, wordsLeantOn } from './guessable.ts'
import type { KnownWord } from './known-words.ts'

type Group = PasswordRulesView['groups'][number]

const ALL_GROUPS: readonly Group[] = ['needs_upper', 'needs_lower', 'needs_digit', 'needs_special']

/** The rules of a preset; `nist` has none on composition. */
export function passwordRules(preset: Preset, standsAlone: boolean): PasswordRulesView {
  if (preset === 'nist') {
    const minLength = standsAlone ? LEAST_ALONE : LEAST_BESIDE
    return { preset, minLength, maxLength: LONGEST_PASSWORD, groups: [] }
  }
  return {
    preset,
    minLength: LEAST_CLASSIC[preset],
    maxLength: LONGEST_PASSWORD,
    groups: ALL_GROUPS,
  }
}

/**
 * The presets under which a password may open a portal by itself: by length and groups alone. One that
 * is as long as a single factor has to be (`nist`) is short nowhere, whatever groups it lacks.
 */
export function presetsMetAlone(typed: string): readonly Preset[] {
  const password = normalizePassword(typed)
  const meets = (preset: Preset) => wrongInForm(password, passwordRules(preset, true)).length === 0
  return PASSWORD_PRESETS.filter((preset) => meets('nist') || meets(preset))
}

/** What is wrong with a password, and the known words that it leans on, as they are told. */
export interface Weaknesses {
  readonly reasons: readonly PasswordReason[]
  readonly words: readonly string[]
}

interface Against {
  readonly rules: PasswordRulesView
  readonly knownWords: readonly KnownWord[]
  readonly isCommon: IsCommon
}

/** No reasons when nothing speaks against it. One that is too long is looked through for no words. */
export function weaknesses(password: string, against: Against): Weaknesses {
  const { rules, knownWords, isCommon } = against
  const reasons = [...wrongInForm(password, rules)]
  if (reasons.includes('too_long')) return { reasons, words: [] }
  const words = wordsLeantOn(password, knownWords, isCommon)
  if (words.length > 0) reasons.push('contains_known_word')
  if (isWhatManyChoose(password, isCommon)) reasons.push('too_common')
  return { reasons, words }
}

/** Length in code points, and groups of characters that are missing. */
function wrongInForm(password: string, rules: PasswordRulesView): readonly PasswordReason[] {
  const missing = rules.groups.filter((group) => !PASSWORD_GROUPS[group].test(password))
  const length = passwordLength(password)
  if (length > rules.maxLength) return ['too_long', ...missing]
  return length < rules.minLength ? ['too_short', ...missing] : missing
}

/** SP 800-63B-4 §3.1.1.2: compared as NFC, otherwise exactly as typed. */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFC')
}
