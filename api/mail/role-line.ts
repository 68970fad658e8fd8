import { roleName } from '../contract/plain/portal-roles.ts'
import type { MailedRole } from '../ports/mail-templates.ts'
import type { Letterhead } from './letter.ts'

/** "Example Town: reporter, until the end of 30 June 2027". */
export function roleLine(
  { unit, role, name, until }: MailedRole,
  { words, ...head }: Letterhead,
): string {
  const told = { where: unit ?? words.wholePortal, role: roleName(role, words.roles, name) }
  return until === null
    ? words.roleLine(told)
    : words.roleLineUntil({ ...told, until: head.until(until) })
}
