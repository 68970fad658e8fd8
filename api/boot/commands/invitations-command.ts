import { localDay, localEnd } from '../../contract/plain/local-end.ts'
import { statusOf } from '../../domain/invitations/listing/conditions.ts'
import type { ListedInvitation } from '../../domain/invitations/listing/listing.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu invitations <portal>`: one line each, in columns separated by tabs; read page by page. */
export const invitations: Command = async ([portal], { say, withDomain, now }) => {
  if (!portal) throw new UsageError('Say: farstu invitations <portal>')
  await withDomain(async (domain) => {
    const found = await domain.portals.byId(portal)
    if (!found) throw new UsageError(`There is no portal "${portal}"`)
    const told = { now: now(), timeZone: found.portal.timeZone }
    let part = await domain.invitations.list(portal)
    while (part.length > 0) {
      for (const invitation of part) say(lineOf(invitation, told))
      part = await domain.invitations.list(portal, part.at(-1))
    }
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

interface Told {
  readonly now: number
  /** The portal's: days and times are told by its clock. */
  readonly timeZone: string
}

/** Id, how far it has come, its end, address, how far the letter has come, remarks. */
function lineOf(invitation: ListedInvitation, { now, timeZone }: Told): string {
  const { id, email, expiresAt, letter } = invitation
  const day = (at: number): string => localDay(at, timeZone)
  const remarks = [...newLink(invitation, day), ...declined(invitation, day)].join('; ')
  const status = statusOf(invitation, now)
  return [id, status, endOf(expiresAt, timeZone), email, letter ?? '-', remarks].join('\t')
}

/** The last day, where it is included to its end, else the time as well. */
function endOf(at: number, timeZone: string): string {
  const { day, clock } = localEnd(at, timeZone)
  return clock === null ? day : `${day} ${clock}`
}

type Day = (at: number) => string

function newLink({ newLinkAskedAt }: ListedInvitation, day: Day): readonly string[] {
  return newLinkAskedAt === null ? [] : [`asked for a new link ${day(newLinkAskedAt)}`]
}

function declined(
  { declinedAt, successorName, successorEmail }: ListedInvitation,
  day: Day,
): readonly string[] {
  if (declinedAt === null) return []
  const successor = [successorName, successorEmail && `<${successorEmail}>`]
  const proposed = successor.filter((part) => part !== null).join(' ')
  return [`declined ${day(declinedAt)}, proposes ${proposed || 'nobody'}`]
}
