import type { Store } from '../ports/store/store.ts'
import type { Actor } from './actor.ts'

/** A list to be taken along, read page by page as fast as it is taken. */
export interface Exported<Item> {
  /** Whose clock its times are told by. */
  readonly timeZone: string
  readonly pages: AsyncIterable<readonly Item[]>
}

export async function timeZoneOf(store: Store, portalId: string): Promise<string> {
  const portal = await store.run(() => store.portals.byId(portalId))
  return portal?.timeZone ?? 'UTC'
}

/** The pages, for as long as whoever takes them may: a slow reader reads on no longer. @throws RightLost */
export async function* whileRightful<Item>(
  store: Store,
  { confirm }: Pick<Actor, 'confirm'>,
  pages: AsyncIterable<Item>,
): AsyncGenerator<Item> {
  for await (const page of pages) {
    await store.run(confirm)
    yield page
  }
}
