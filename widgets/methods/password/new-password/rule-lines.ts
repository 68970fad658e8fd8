import type { EnrolStepOf } from '../../../../api/contract/views.ts'
import type { RuleLine } from '../../../ui/rules.ts'
import type { NewPasswordWords } from './words.ts'

const PATTERNS = {
  needs_upper: /\p{Lu}/u,
  needs_lower: /\p{Ll}/u,
  needs_digit: /\p{Nd}/u,
  needs_special: /[^\p{L}\p{N}]/u,
} as const

/** Which rules a password meets so far; the server decides, and may know more. */
export function ruleLines(
  rules: EnrolStepOf<'password'>['rules'],
  typed: { readonly password: string; readonly again: string },
  words: NewPasswordWords,
): readonly RuleLine[] {
  const { password, again } = typed
  const length = [...password].length
  const groups = rules.groups.map((group) => ({
    text: words.groups[group],
    met: PATTERNS[group].test(password),
  }))
  const lines = [
    { text: words.atLeast(rules.minLength), met: length >= rules.minLength },
    ...groups,
  ]
  if (length > rules.maxLength) lines.push({ text: words.atMost(rules.maxLength), met: false })
  return [...lines, { text: words.same, met: password !== '' && password === again }]
}
