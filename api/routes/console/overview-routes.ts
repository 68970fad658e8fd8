import { Hono } from 'hono'
import type { Domain } from '../../domain/domain.ts'
import type { AppEnv } from '../../http/app-env.ts'

export function overviewRoutes({ overview }: Pick<Domain, 'overview'>) {
  return new Hono<AppEnv>().get('/portals/:portal/overview', async (c) =>
    c.json(await overview(c.req.param('portal'))),
  )
}
