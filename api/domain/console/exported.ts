import type { Store } from '../../ports/store/store.ts'

/** A list to be taken along, read part by part as fast as it is taken. */
export interface Exported<Item> {
  /** Whose clock its times are told by. */
  readonly timeZone: string
  readonly parts: AsyncIterable<readonly Item[]>
}

export async function timeZoneOf(store: Store, portalId: string): Promise<string> {
  const portal = await store.run(() => store.portals.byId(portalId))
  return portal?.timeZone ?? 'UTC'
}
