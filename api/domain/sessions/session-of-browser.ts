import type { OwnSessionResponse } from '../../contract/responses.ts'
import type { Services } from '../services.ts'
import { sessionDigest } from './session-digest.ts'
import { type FoundSession, liveSession, timeLeft } from './session-left.ts'

/** What a page may ask about its own browser's session, so that nobody is signed out unawares. */
export function createBrowserSessions(services: Services) {
  const { store, digest, clock } = services

  const find = (portalId: string, token: string, now: number) =>
    store.run(() =>
      liveSession(store, {
        find: store.sessions.liveByToken(sessionDigest(digest, token), now),
        portalId,
        now,
      }),
    )

  return {
    /** Does not count as activity. */
    async check(portalId: string, token: string): Promise<OwnSessionResponse> {
      const now = clock.now()
      return view(await find(portalId, token, now), now)
    },

    /** Counts as activity: the idle limit starts anew. */
    async extend(portalId: string, token: string): Promise<OwnSessionResponse> {
      const now = clock.now()
      const found = await find(portalId, token, now)
      if (!found) return view(null, now)
      await store.atomically(() => store.sessions.touch(found.session.id, now))
      return view({ ...found, session: { ...found.session, lastSeenAt: now } }, now)
    },
  }
}

export type BrowserSessions = ReturnType<typeof createBrowserSessions>

function view(found: FoundSession | null, now: number): OwnSessionResponse {
  return found ? { active: true, ...timeLeft(found.session, now) } : { active: false }
}
