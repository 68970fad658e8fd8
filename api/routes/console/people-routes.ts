import { type Context, Hono } from 'hono'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import {
  endMembership,
  peopleAnywhereQuery,
  peopleExport,
  peopleQuery,
} from '../../contract/console/people-wire.ts'
import type { People } from '../../domain/people/people.ts'
import type { Acted } from '../../domain/people/people-acts.ts'
import type { Act } from '../../domain/rights/person-act.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { csvFile } from '../../http/bodies/csv.ts'
import { readQuery } from '../../http/bodies/query.ts'
import { peopleRows } from './people-table.ts'
import { peopleHeads } from './table-heads.ts'

const PEOPLE = '/portals/:portal/people'
const PERSON = `${PEOPLE}/:id`

/**
 * A portal's people: found, looked at, changed. Ids of another portal's are `not_found`. A caller is found
 * in every portal that may be read, whichever is open.
 */
export function consolePeopleRoutes(people: People) {
  return new Hono<AppEnv>()
    .get(PEOPLE, async (c) => {
      const page = await people.list(portalOf(c), readQuery(c, peopleQuery))
      if (!page) throw new HttpProblem('invalid_input', { fields: ['after'] })
      return c.json(page)
    })
    .get('/people', async (c) =>
      c.json(await people.anywhere(c.get('administrator'), readQuery(c, peopleAnywhereQuery))),
    )
    .get(`${PEOPLE}.csv`, async (c) => {
      const { language, q } = readQuery(c, peopleExport)
      const exported = await people.exported(portalOf(c), q ?? '', c.get('administrator'))
      const rows = peopleRows(exported)
      return csvFile(c, {
        name: `people-${portalOf(c)}`,
        language,
        heads: peopleHeads(language),
        rows,
      })
    })
    .get(PERSON, async (c) => {
      const view = await people.view(actOf(c))
      if (!view) throw new HttpProblem('not_found')
      return c.json(view)
    })
    .post(`${PERSON}/memberships/:membership/end`, async (c) => {
      const { lastDay = null } = await readBody(c, endMembership)
      const ended = await people.endMembership(actOf(c), c.req.param('membership'), lastDay)
      return answer(c, ended, 'lastDay')
    })
    .post(`${PERSON}/sessions/end`, async (c) => {
      await readBody(c, nothingMore)
      return answer(c, await people.endSessions(actOf(c)))
    })
    .post(`${PERSON}/suspend`, async (c) => {
      await readBody(c, nothingMore)
      return answer(c, await people.suspend(actOf(c)))
    })
    .post(`${PERSON}/reopen`, async (c) => {
      await readBody(c, nothingMore)
      return answer(c, await people.reopen(actOf(c)))
    })
}

function portalOf(c: Context<AppEnv>): string {
  return c.req.param('portal') ?? ''
}

function actOf(c: Context<AppEnv>): Act {
  const personId = c.req.param('id') ?? ''
  return { administrator: c.get('administrator'), portalId: portalOf(c), personId }
}

/** @param field what is wrong where the input is. */
function answer(c: Context<AppEnv>, acted: Acted, field = '') {
  if (acted.ok) return c.json(acted.person)
  const fields = acted.code === 'invalid_input' ? { fields: [field] } : {}
  throw new HttpProblem(acted.code, fields)
}
