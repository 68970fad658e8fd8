import { z } from 'zod'
import type { PortalChange } from '../../ports/store/portal-store.ts'

const id = z.string().min(1)
const at = z.int().nonnegative()
const one = <What extends string, Shape extends z.ZodRawShape>(what: What, shape: Shape) =>
  z.strictObject({ what: z.literal(what), ...shape })

/** What of a portal decides who gets in, and where; its name, its looks and its start page do not. */
export const tightening = z.strictObject({
  origins: z.string().exactOptional(),
  returnUrls: z.string().exactOptional(),
  invitationUrl: z.string().nullable().exactOptional(),
  policy: z.string().exactOptional(),
  roles: z.string().exactOptional(),
}) satisfies z.ZodType<PortalChange>

/** What the row's version became by it: a copy in which it is as high has what was taken, and what came after. */
const version = z.int().nonnegative()

/**
 * Something that was taken from somebody, or tightened: ids, times, digests of links, and of portals the settings
 * above (addresses of the host's pages, rules, words for roles). No person's name or address, no secret.
 * What an older copy of the database still gives is taken again by it, in the order of the journal. Whatever
 * is to survive a restored copy, erasures above all once there are any, is a word here. Each can be said twice:
 * either it names what can be taken only once, or a version.
 */
export const taken = z.discriminatedUnion('what', [
  one('person-suspended', { id, at }),
  one('person-reopened', { id }),
  one('person-frozen', { personId: id, at, isHeld: z.boolean(), version }),
  one('person-unfrozen', { personId: id, version }),
  one('role-ended', { id, at }),
  one('role-shortened', { id, until: at, at, personId: id, version }),
  one('browsers-forgotten', { id, at }),
  one('methods-suspended', { personId: id, kind: id, until: at.nullable(), version }),
  one('method-removed', { id, at }),
  one('method-put-away', { id, at, personId: id, version }),
  one('method-switched-off', { id, at, personId: id, version }),
  one('method-given-back', { id, at, personId: id, version }),
  one('methods-dropped', { personId: id, version }),
  one('secret-revoked', { portalId: id, id, at }),
  one('invitation-over', { id }),
  one('invitation-readdressed', { id, tokenHash: id, sentAt: at }),
  one('link-replaced', { id, tokenHash: id, expiresAt: at, sentAt: at }),
  one('portal-changed', { id, version, to: tightening }),
])

export type Taken = z.infer<typeof taken>
