import { PASSWORD_GROUPS, passwordLength } from '../../../api/contract/plain/passwords.ts'
import type { EnrolStepOf } from '../../../api/contract/views.ts'
import type { RuleLine } from '../../ui/rules.ts'
import type { PasswordWords } from '../../words/generated/password.ts'

/** Which rules a password meets so far; the server decides, and may know more. */
export function ruleLines(
  rules: EnrolStepOf<'password'>['rules'],
  typed: { readonly password: string; readonly again: string },
  words: PasswordWords['new-password'],
): readonly RuleLine[] {
  const { password, again } = typed
  const length = passwordLength(password)
  const groups = rules.groups.map((group) => ({
    text: words.groups[group],
    met: PASSWORD_GROUPS[group].test(password),
  }))
  const lines = [
    { text: words.atLeast({ characters: rules.minLength }), met: length >= rules.minLength },
    ...groups,
  ]
  if (length > rules.maxLength)
    lines.push({ text: words.atMost({ characters: rules.maxLength }), met: false })
  return [...lines, { text: words.same, met: password !== '' && password === again }]
}
