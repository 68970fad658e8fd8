import { type Context, Hono } from 'hono'
import { inviteColleague } from '../../contract/console/colleague-wire.ts'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import type { Colleagues } from '../../domain/colleagues/colleagues.ts'
import type { ActRefusal } from '../../domain/rights/person-act.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'

/** Who works in the console: looked at, invited, sent another letter, suspended, ended. */
export function colleagueRoutes(colleagues: Colleagues) {
  const view = async (c: Context<AppEnv>, refused: ActRefusal | null = null) => {
    if (refused) throw new HttpProblem(refused)
    return c.json(await colleagues.view(c.get('administrator')))
  }

  return new Hono<AppEnv>()
    .get('/colleagues', (c) => view(c))
    .post('/colleagues', async (c) => {
      const wanted = await readBody(c, inviteColleague)
      const mistake = await colleagues.invite(c.get('administrator'), wanted)
      if (mistake) throw new HttpProblem('invalid_input', { fields: [mistake] })
      return view(c)
    })
    .post('/colleagues/:id/suspend', async (c) => {
      await readBody(c, nothingMore)
      return view(c, await colleagues.suspend(c.get('administrator'), c.req.param('id')))
    })
    .post('/colleagues/:id/reopen', async (c) => {
      await readBody(c, nothingMore)
      return view(c, await colleagues.reopen(c.get('administrator'), c.req.param('id')))
    })
    .post('/colleagues/:id/memberships/:membership/end', async (c) => {
      await readBody(c, nothingMore)
      const { id: personId, membership: membershipId } = c.req.param()
      return view(c, await colleagues.endRole(c.get('administrator'), { personId, membershipId }))
    })
    .post('/colleagues/invitations/:id/resend', async (c) => {
      await readBody(c, nothingMore)
      const refused = await colleagues.resend(c.get('administrator'), c.req.param('id'))
      if (refused && typeof refused !== 'string') throw new HttpProblem('wait_to_resend', refused)
      return view(c, refused)
    })
    .post('/colleagues/invitations/:id/revoke', async (c) => {
      await readBody(c, nothingMore)
      return view(c, await colleagues.revoke(c.get('administrator'), c.req.param('id')))
    })
}
