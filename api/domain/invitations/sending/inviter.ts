import type { Invitation } from '../../../ports/store/invitation-store.ts'
import type { Portal } from '../../portals/portal.ts'

type Inviting = Pick<Portal, 'id' | 'name' | 'branding'>

/** Words of ours, or of a program's, that somebody outside takes for nobody. */
const OURS: readonly string[] = [
  'admin',
  'console',
  'farstu',
  'host',
  'operator',
  'root',
  'system',
  'unknown',
]

/**
 * Who invites, as invited people are told it: the name as it was given; where that says no more than
 * the portal's own does, whoever is responsible for the portal; null where that is not known.
 */
export function inviterTold(
  { inviterName }: Pick<Invitation, 'inviterName'>,
  portal: Inviting,
): string | null {
  if (saysMore(inviterName, portal)) return inviterName
  const { authority } = portal.branding
  return authority !== null && saysMore(authority, portal) ? authority : null
}

/** The name of whoever invites where none is given. */
export function usualInviter({ name, branding }: Inviting): string {
  return branding.authority ?? name
}

function saysMore(name: string, { id, ...portal }: Inviting): boolean {
  const nothing = [...OURS, id, portal.name].map(folded)
  return name.trim() !== '' && !nothing.includes(folded(name))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
