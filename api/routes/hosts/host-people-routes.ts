import { Hono } from 'hono'
import {
  endRole,
  hostPeopleQuery,
  putUnits,
  type RoleEnded,
  type UnitsPut,
} from '../../contract/host-people-wire.ts'
import type { Roles } from '../../domain/people/roles.ts'
import type { Hosts } from '../../domain/sessions/redeeming.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { readQuery } from '../../http/bodies/query.ts'
import { hostOf } from '../../http/guards/portal-secret.ts'

interface HostPeopleRoutes {
  readonly hosts: Hosts
  readonly roles: Roles
}

/** Units, people and roles, for host back ends; with `Authorization: Bearer <portal secret>`. */
export function hostPeopleRoutes({ hosts, roles }: HostPeopleRoutes) {
  return new Hono<AppEnv>()
    .put('/units', async (c) => {
      const host = await hostOf(c, hosts)
      const { units } = await readBody(c, putUnits)
      return c.json((await roles.putUnits(host, units)) satisfies UnitsPut)
    })
    .get('/people', async (c) => {
      const host = await hostOf(c, hosts)
      const { after = null } = readQuery(c, hostPeopleQuery)
      const page = await roles.list(host.id, after)
      if (!page) throw new HttpProblem('invalid_input', { fields: ['after'] })
      return c.json(page)
    })
    .post('/memberships/end', async (c) => {
      const host = await hostOf(c, hosts)
      const { until, ...named } = await readBody(c, endRole)
      const at = until === undefined ? null : Date.parse(until)
      if (at !== null && !roles.isAhead(at))
        throw new HttpProblem('invalid_input', { fields: ['until'] })
      const ended = await roles.endRole(host, { ...named, until: at })
      return c.json({ ended } satisfies RoleEnded)
    })
}
