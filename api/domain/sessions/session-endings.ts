import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import type { Host } from './redeeming.ts'
import { sessionDigest } from './session-digest.ts'
import { sessionEnded } from './session-ended.ts'

/** Sign-out, from the browser or by the host's server; effective on the next request everywhere. */
export function createSessionEndings(services: Services) {
  const { store, digest, clock } = services

  /** @param host whose right it is; null where it is the browser's own session. */
  const end = (
    find: (now: number) => Statement<Session | null>,
    portalId: string,
    host: Host | null,
  ) => {
    const now = clock.now()
    return store.atomically(function* (): Statement<boolean> {
      if (host) yield* host.confirm()
      const session = yield* find(now)
      if (!session || session.portalId !== portalId) return false
      const ended = yield* store.sessions.end(session.id, now)
      if (ended) yield* sessionEnded(services, ended, host)()
      return ended !== null
    })
  }

  return {
    /** False when the browser was not signed in to this portal. */
    byCookie: (portalId: string, token: string) =>
      end((now) => store.sessions.liveByToken(sessionDigest(digest, token), now), portalId, null),

    /** False when it is not a live session of this portal. */
    byHost: (host: Host, sid: string) =>
      end((now) => store.sessions.liveById(sid, now), host.id, host),
  }
}

export type SessionEndings = ReturnType<typeof createSessionEndings>
