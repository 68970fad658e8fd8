import type { Invitation } from '../ports/store/invitations.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu invitations <portal>`: one line each, separated by tabs. */
export const invitations: Command = async ([portal], { say, withDomain, now }) => {
  if (!portal) throw new UsageError('Say: farstu invitations <portal>')
  await withDomain(async (domain) => {
    if (!(await domain.portals.byId(portal))) throw new UsageError(`There is no portal "${portal}"`)
    for (const invitation of await domain.invitations.list(portal)) say(lineOf(invitation, now()))
  })
}

/** `farstu revoke <id>`. */
export const revoke: Command = async ([id], { say, withDomain }) => {
  if (!id) throw new UsageError('Say: farstu revoke <id>')
  await withDomain(async (domain) => {
    const isRevoked = await domain.invitations.revoke(id)
    if (!isRevoked) throw new UsageError('There is no open invitation with that id')
    say('The invitation is revoked.')
  })
}

function lineOf({ id, email, state, expiresAt }: Invitation, now: number): string {
  const isOver = expiresAt <= now && state !== 'complete' && state !== 'revoked'
  const until = new Date(expiresAt).toISOString().slice(0, 10)
  return [id, isOver ? 'expired' : state, until, email].join('\t')
}
