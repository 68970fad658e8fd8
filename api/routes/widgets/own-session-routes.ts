import { type Context, Hono } from 'hono'
import { ownSession } from '../../contract/requests.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import type { SessionEndings } from '../../domain/sessions/session-endings.ts'
import type { BrowserSessions } from '../../domain/sessions/session-of-browser.ts'
import type { Cookies } from '../../http/answers/cookies.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { onlyFromWidgets, requireOrigin } from '../../http/guards/origin-guard.ts'

interface OwnSessionRoutes {
  readonly browserSessions: BrowserSessions
  readonly sessionEndings: SessionEndings
  readonly portals: Portals
  readonly cookies: Cookies
}

/** `/v1/session`: what a browser does with its own session in one portal. */
export function ownSessionRoutes(parts: OwnSessionRoutes) {
  const { browserSessions, sessionEndings, portals, cookies } = parts

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
      return c.json(await browserSessions.check(portal, token))
    })
    .post('/extend', async (c) => {
      const { portal, token } = await read(c)
      return c.json(await browserSessions.extend(portal, token))
    })
    .post('/end', async (c) => {
      const { portal, token } = await read(c)
      await sessionEndings.byCookie(portal, token)
      cookies.clearSession(c, portal)
      return c.body(null, 204)
    })
}
