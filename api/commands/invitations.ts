import type { ListedInvitation } from '../domain/invitations/listing.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu invitations <portal>`: one line each, in columns separated by tabs. */
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

/** Id, how far it has come, its last day, address, how far the letter has come, remarks. */
function lineOf(invitation: ListedInvitation, now: number): string {
  const { id, email, state, expiresAt, letter } = invitation
  const isOver = expiresAt <= now && state !== 'complete' && state !== 'revoked'
  const remarks = [...newLink(invitation), ...declined(invitation)].join('; ')
  return [id, isOver ? 'expired' : state, day(expiresAt), email, letter ?? '-', remarks].join('\t')
}

function newLink({ newLinkAskedAt }: ListedInvitation): readonly string[] {
  return newLinkAskedAt === null ? [] : [`asked for a new link ${day(newLinkAskedAt)}`]
}

function declined({
  declinedAt,
  successorName,
  successorEmail,
}: ListedInvitation): readonly string[] {
  if (declinedAt === null) return []
  const successor = [successorName, successorEmail && `<${successorEmail}>`]
  const proposed = successor.filter((part) => part !== null).join(' ')
  return [`declined ${day(declinedAt)}, proposes ${proposed || 'nobody'}`]
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
