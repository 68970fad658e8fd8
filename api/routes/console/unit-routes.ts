import { Hono } from 'hono'
import { importUnits, peopleQuery } from '../../contract/console/people-wire.ts'
import type { Units } from '../../domain/units/units.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { readQuery } from '../../http/bodies/query.ts'

/** The organisations that report in a portal. */
export function consoleUnitRoutes(units: Units) {
  return new Hono<AppEnv>()
    .get('/portals/:portal/units', async (c) => {
      const page = await units.list(c.req.param('portal'), readQuery(c, peopleQuery))
      if (!page) throw new HttpProblem('invalid_input', { fields: ['after'] })
      return c.json(page)
    })
    .post('/portals/:portal/units/import', async (c) => {
      const request = await readBody(c, importUnits)
      return c.json(await units.import(c.req.param('portal'), request, c.get('administrator')))
    })
}
