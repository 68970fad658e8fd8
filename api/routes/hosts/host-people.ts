import { Hono } from 'hono'
import {
  endRole,
  hostPeopleQuery,
  putUnits,
  type RoleEnded,
  type UnitsPut,
} from '../../contract/host-people.ts'
import type { HostPeople } from '../../domain/people/roles-of-host.ts'
import type { Hosts } from '../../domain/sessions/redeeming.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { readQuery } from '../../http/bodies/query.ts'
import { hostOf } from '../../http/guards/portal-secret.ts'

interface HostPeopleRoutes {
  readonly hosts: Hosts
  readonly hostPeople: HostPeople
}

/** Units, people and roles, for host back ends; with `Authorization: Bearer <portal secret>`. */
export function hostPeopleRoutes({ hosts, hostPeople }: HostPeopleRoutes) {
  return new Hono<AppEnv>()
    .put('/units', async (c) => {
      const host = await hostOf(c, hosts)
      const { units } = await readBody(c, putUnits)
      return c.json((await hostPeople.putUnits(host, units)) satisfies UnitsPut)
    })
    .get('/people', async (c) => {
      const host = await hostOf(c, hosts)
      const { after = null } = readQuery(c, hostPeopleQuery)
      const page = await hostPeople.list(host.id, after)
      if (!page) throw new HttpProblem('invalid_input', { fields: ['after'] })
      return c.json(page)
    })
    .post('/memberships/end', async (c) => {
      const host = await hostOf(c, hosts)
      const { until, ...named } = await readBody(c, endRole)
      const at = until === undefined ? null : Date.parse(until)
      if (at !== null && !hostPeople.isAhead(at))
        throw new HttpProblem('invalid_input', { fields: ['until'] })
      const ended = await hostPeople.endRole(host, { ...named, until: at })
      return c.json({ ended } satisfies RoleEnded)
    })
}
