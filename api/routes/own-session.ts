import { type Context, Hono } from 'hono'
import { ownSession } from '../contract/requests.ts'
import type { OwnSessions } from '../domain/own-sessions.ts'
import type { Portals } from '../domain/portals/portals.ts'
import type { SessionEndings } from '../domain/session-endings.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readBody } from '../http/body.ts'
import type { Cookies } from '../http/cookies.ts'
import { onlyFromWidgets, requireOrigin } from '../http/origin-guard.ts'

interface OwnSessionRoutes {
  readonly ownSessions: OwnSessions
  readonly sessionEndings: SessionEndings
  readonly portals: Portals
  readonly cookies: Cookies
}

/** `/v1/session`: what a browser does with its own session in one portal. */
export function ownSessionRoutes(parts: OwnSessionRoutes) {
  const { ownSessions, sessionEndings, portals, cookies } = parts

  /** The portal asked about, and the cookie's value; empty where there is none. */
  const read = async (c: Context<AppEnv>) => {
    const { portal } = await readBody(c, ownSession)
    await requireOrigin(c, portals, portal)
    return { portal, token: cookies.session(c, portal) ?? '' }
  }

  return new Hono<AppEnv>()
    .use(onlyFromWidgets)
    .post('/check', async (c) => {
      const { portal, token } = await read(c)
      return c.json(await ownSessions.check(portal, token))
    })
    .post('/extend', async (c) => {
      const { portal, token } = await read(c)
      return c.json(await ownSessions.extend(portal, token))
    })
    .post('/end', async (c) => {
      const { portal, token } = await read(c)
      await sessionEndings.byCookie(portal, token)
      cookies.clearSession(c, portal)
      return c.body(null, 204)
    })
}
