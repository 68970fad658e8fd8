import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import type { KnownPortal } from './known/known-portal.ts'
import { createKnownPortals } from './known/known-portals.ts'
import type { Portal } from './portal.ts'
import { ownRelatedOrigins, relatedOriginsOf } from './relying-party.ts'

/** Portals as they are now, and which pages may talk to us for them. */
export function createPortals({ store, publicUrl }: Services) {
  const own = new URL(publicUrl).origin
  const known = createKnownPortals(store)

  const byId = (id: string): Promise<KnownPortal | null> => store.run(() => known.byId(id))

  return {
    /** Null when there is none. */
    byId,

    /** The same among other queries. Not within a transaction that changes portals. */
    reading: (id: string): Statement<KnownPortal | null> => known.byId(id),

    /** The oldest first. */
    all: (): Promise<readonly Portal[]> => store.run(known.all),

    /** Pages beside our host where its passkeys work, too. */
    relatedOrigins: async (): Promise<readonly string[]> =>
      ownRelatedOrigins(publicUrl, await store.run(known.all)),

    /** Where the portal's domain is to say which pages may use its passkeys; null where it need not. */
    async domainAnswerAt(id: string): Promise<string | null> {
      const known = await byId(id)
      return known && (relatedOriginsOf(publicUrl, known.portal)?.address ?? null)
    },

    /** Whether a page is one of ours, by where it says that it comes from. */
    isOurs: (origin: string | undefined): boolean => origin === own,

    /** Exact comparison; our own pages may speak for every portal. */
    async allows(portalId: string, origin: string): Promise<boolean> {
      if (origin === own) return true
      return (await byId(portalId))?.portal.origins.includes(origin) ?? false
    },

    /** Whether any portal lists the origin: all that a preflight request can be asked. */
    knows: async (origin: string): Promise<boolean> =>
      origin === own || (await store.run(() => known.knows(origin))),
  }
}

export type Portals = ReturnType<typeof createPortals>

/** For rules that look at a portal on their way. */
export interface ServicesWithPortals extends Services {
  readonly portals: Portals
}
