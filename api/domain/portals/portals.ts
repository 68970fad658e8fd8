import type { Services } from '../services.ts'
import { openPortal, type Portal } from './portal.ts'

/** Which pages may talk to us, and for which portal. */
export function createPortals({ store, publicUrl }: Services) {
  const own = new URL(publicUrl).origin
  return {
    async byId(id: string): Promise<Portal | null> {
      const row = await store.run(() => store.portals.byId(id))
      return row && openPortal(row)
    },

    helpContacts: (portalId: string, language: string) =>
      store.run(() => store.portals.helpContacts(portalId, language)),

    /** Exact comparison; our own pages may speak for every portal. */
    async allows(portalId: string, origin: string): Promise<boolean> {
      if (origin === own) return true
      const row = await store.run(() => store.portals.byId(portalId))
      return row !== null && openPortal(row).origins.includes(origin)
    },

    /** Whether any portal lists the origin: all that a preflight request can be asked. */
    async knows(origin: string): Promise<boolean> {
      if (origin === own) return true
      const rows = await store.run(() => store.portals.all())
      return rows.some((row) => openPortal(row).origins.includes(origin))
    },
  }
}

export type Portals = ReturnType<typeof createPortals>
