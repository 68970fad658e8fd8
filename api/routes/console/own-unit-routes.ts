import { type Context, Hono } from 'hono'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import {
  type InvitedToUnit,
  inviteToUnit,
  type OwnInvitationChanged,
} from '../../contract/console/own-units-wire.ts'
import { endMembership } from '../../contract/console/people-wire.ts'
import type { Coordinating, Coordinator } from '../../domain/coordinating/coordinating.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'

const OWN = '/portals/:portal/own-units'

/** Units that somebody coordinates: those of others, and what is offered in them, are `not_found`. */
export function ownUnitRoutes(coordinating: Coordinating) {
  const now = (c: Context<AppEnv>) => {
    const { administrator, portalId } = coordinatorOf(c)
    return coordinating.view(administrator, portalId)
  }

  return new Hono<AppEnv>()
    .get(OWN, async (c) => c.json(await now(c)))
    .post(`${OWN}/invitations`, async (c) => {
      const wanted = await readBody(c, inviteToUnit)
      const result = there(await coordinating.invite(coordinatorOf(c), wanted))
      return c.json({ result, ...(await now(c)) } satisfies InvitedToUnit)
    })
    .post(`${OWN}/invitations/:id/resend`, async (c) => {
      await readBody(c, nothingMore)
      const result = there(await coordinating.resend(coordinatorOf(c), c.req.param('id')))
      return c.json({ result, ...(await now(c)) } satisfies OwnInvitationChanged)
    })
    .post(`${OWN}/invitations/:id/revoke`, async (c) => {
      await readBody(c, nothingMore)
      const result = there(await coordinating.revoke(coordinatorOf(c), c.req.param('id')))
      return c.json({ result, ...(await now(c)) } satisfies OwnInvitationChanged)
    })
    .post(`${OWN}/memberships/:id/end`, async (c) => {
      const { lastDay = null } = await readBody(c, endMembership)
      const by = coordinatorOf(c)
      const refused = await coordinating.endRole(by, c.req.param('id'), lastDay)
      if (refused === 'invalid_input') throw new HttpProblem(refused, { fields: ['lastDay'] })
      if (refused) throw new HttpProblem(refused)
      return c.json(await now(c))
    })
}

function coordinatorOf(c: Context<AppEnv>): Coordinator {
  return { administrator: c.get('administrator'), portalId: c.req.param('portal') ?? '' }
}

function there<T extends object>(found: T | 'letters_limited' | null): T {
  if (found === null) throw new HttpProblem('not_found')
  if (found === 'letters_limited') throw new HttpProblem(found)
  return found
}
