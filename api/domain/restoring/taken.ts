import { z } from 'zod'
import type { PortalChange } from '../../ports/store/portal-store.ts'

const id = z.string().min(1)
const at = z.int().nonnegative()
const one = <What extends string, Shape extends z.ZodRawShape>(what: What, shape: Shape) =>
  z.strictObject({ what: z.literal(what), ...shape })

/**
 * Something that was taken from somebody, or tightened, in ids and times: no name, no address, no secret.
 * What an older copy of the database still gives is taken again by it, in the order of the journal. Whatever
 * is to survive a restored copy, erasures above all once there are any, is a word here.
 */
export const taken = z.discriminatedUnion('what', [
  one('person-suspended', { id, at }),
  one('person-reopened', { id }),
  one('role-ended', { id, at }),
  one('role-shortened', { id, until: at, at }),
  one('browsers-forgotten', { id, at }),
  one('methods-suspended', { personId: id, kind: id, until: at.nullable() }),
  one('method-removed', { id, at }),
  one('methods-dropped', { personId: id }),
  one('secret-revoked', { portalId: id, id, at }),
  one('invitation-over', { id }),
  one('link-replaced', { id, tokenHash: id, expiresAt: at, sentAt: at }),
  one('portal-changed', { id, to: z.record(z.string(), z.unknown()).transform(asChange) }),
])

export type Taken = z.infer<typeof taken>

/** What it was when it was written: a change that the store took. */
function asChange(to: Readonly<Record<string, unknown>>): PortalChange {
  return to
}
