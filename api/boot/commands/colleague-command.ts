import type { Command } from './command.ts'
import { readOptions, text } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `farstu colleague list|end`: who works in the console; whoever has left. */
export const colleague: Command = async ([verb, ...args], setting) => {
  if (verb === 'list') return list(args, setting)
  if (verb === 'end') return end(args, setting)
  throw new UsageError('Say: farstu colleague list, or farstu colleague end --email <address>')
}

/** Address, name, roles; columns are separated by tabs. */
const list: Command = (args, { say, withDomain }) => {
  readOptions(args, { options: {} })
  return withDomain(async ({ colleagues }) => {
    for (const { email, firstName, lastName, memberships } of await colleagues.all()) {
      const roles = memberships.map(({ role, unitExternalId }) =>
        unitExternalId === null ? role : `${role}@${unitExternalId}`,
      )
      say([email, `${firstName} ${lastName}`.trim(), roles.join(' ')].join('\t'))
    }
  })
}

const end: Command = (args, { say, withDomain }) => {
  const { email } = readOptions(args, { options: { email: text } }).values
  if (!email) throw new UsageError('Say: farstu colleague end --email <address>')
  return withDomain(async ({ colleagues }) => {
    const { roles, invitations } = await colleagues.end(email)
    if (roles + invitations === 0)
      throw new UsageError(
        'Nobody with that address has a role in the console, or is invited to one',
      )
    say(
      `Ended, at once. Roles: ${roles}; open invitations: ${invitations}. They are signed out of the console, and do not come in again.`,
    )
  })
}
