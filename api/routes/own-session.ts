import { Hono } from 'hono'
import { endOwnSession } from '../contract/requests.ts'
import type { Portals } from '../domain/portals.ts'
import type { SessionEndings } from '../domain/session-endings.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readBody } from '../http/body.ts'
import type { Cookies } from '../http/cookies.ts'
import { onlyFromWidgets, requireOrigin } from '../http/origin-guard.ts'

interface OwnSessionRoutes {
  readonly sessionEndings: SessionEndings
  readonly portals: Portals
  readonly cookies: Cookies
}

/** `/v1/session`: what a browser does with its own session in one portal. */
export function ownSessionRoutes({ sessionEndings, portals, cookies }: OwnSessionRoutes) {
  return new Hono<AppEnv>().use(onlyFromWidgets).post('/end', async (c) => {
    const { portal } = await readBody(c, endOwnSession)
    await requireOrigin(c, portals, portal)
    const token = cookies.session(c, portal)
    if (token !== null) await sessionEndings.byCookie(portal, token)
    cookies.clearSession(c, portal)
    return c.body(null, 204)
  })
}
