import { type Context, Hono } from 'hono'
import { checkSession, endSession, makeVerification, redeem } from '../contract/requests.ts'
import type { Hosts } from '../domain/hosts.ts'
import type { SessionEndings } from '../domain/session-endings.ts'
import type { Verifications } from '../domain/verifications.ts'
import type { AppEnv } from '../http/app-env.ts'
import { bearerOf } from '../http/bearer.ts'
import { readBody } from '../http/body.ts'
import { HttpProblem, problem } from '../http/problem.ts'

interface HostRoutes {
  readonly hosts: Hosts
  readonly sessionEndings: SessionEndings
  readonly verifications: Verifications
}

/** What host back ends call, with `Authorization: Bearer <portal secret>`. Never from a browser. */
export function hostRoutes({ hosts, sessionEndings, verifications }: HostRoutes) {
  const portalOf = async (c: Context<AppEnv>): Promise<string> => {
    const secret = bearerOf(c)
    const portalId = secret && (await hosts.portalOfSecret(secret))
    if (!portalId) throw new HttpProblem('unauthorized')
    return portalId
  }

  return new Hono<AppEnv>()
    .post('/redeem', async (c) => {
      const portalId = await portalOf(c)
      const { code } = await readBody(c, redeem)
      const redeemed = await hosts.redeem(portalId, code)
      return redeemed ? c.json(redeemed) : problem(c, 'code_refused')
    })
    .post('/verifications', async (c) => {
      const portalId = await portalOf(c)
      const { address } = await readBody(c, makeVerification)
      const made = await verifications.make(portalId, address)
      return made ? c.json(made, 201) : problem(c, 'invalid_input', { fields: ['address'] })
    })
    .post('/verifications/redeem', async (c) => {
      const portalId = await portalOf(c)
      const { code } = await readBody(c, redeem)
      const verified = await verifications.redeem(portalId, code)
      return verified ? c.json(verified) : problem(c, 'code_refused')
    })
    .post('/sessions/check', async (c) => {
      const portalId = await portalOf(c)
      const { sid, active = true } = await readBody(c, checkSession)
      return c.json(await hosts.check(portalId, sid, active))
    })
    .post('/sessions/end', async (c) => {
      const portalId = await portalOf(c)
      const { sid } = await readBody(c, endSession)
      await sessionEndings.byHost(portalId, sid)
      return c.body(null, 204)
    })
}
