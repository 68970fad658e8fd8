import { Hono } from 'hono'
import type { Domain } from '../../domain/domain.ts'
import type { Cookies } from '../../http/answers/cookies.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { consoleGuard, IN_PORTAL, portalGuard } from '../../http/guards/console-guard.ts'
import { colleagueRoutes } from './colleague-routes.ts'
import { helpdeskRoutes } from './helpdesk-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { ownUnitRoutes } from './own-unit-routes.ts'
import { consolePeopleRoutes } from './people-routes.ts'
import { CONSOLE_ROUTES } from './permissions.ts'
import { consolePortalRoutes } from './portal-routes.ts'
import { consoleUnitRoutes } from './unit-routes.ts'

interface ConsoleRoutes {
  readonly domain: Domain
  readonly cookies: Cookies
  readonly publicUrl: string
}

/** `/v1/console`: everything behind one guard. */
export function consoleRoutes({ domain, cookies, publicUrl }: ConsoleRoutes) {
  const { administrators } = domain
  const guard = consoleGuard({ administrators, cookies, asks: CONSOLE_ROUTES, publicUrl })
  return new Hono<AppEnv>()
    .use(guard)
    .use(IN_PORTAL, portalGuard({ administrators, asks: CONSOLE_ROUTES }))
    .get('/me', async (c) => c.json(await administrators.me(c.get('administrator'))))
    .route('/', colleagueRoutes(domain.colleagues))
    .route('/', overviewRoutes(domain))
    .route('/', invitationRoutes(domain))
    .route('/', consolePeopleRoutes(domain.people))
    .route('/', helpdeskRoutes(domain))
    .route('/', consoleUnitRoutes(domain.units))
    .route('/', ownUnitRoutes(domain.coordinating))
    .route('/', consolePortalRoutes(domain))
}
