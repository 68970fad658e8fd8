import { Hono } from 'hono'
import { askConfirmation, redeemConfirmation } from '../../contract/confirmation-wire.ts'
import { checkSession, endSession, makeVerification, redeem } from '../../contract/requests.ts'
import type { Confirmations } from '../../domain/confirmations/confirmations.ts'
import type { Hosts } from '../../domain/sessions/redeeming.ts'
import type { SessionEndings } from '../../domain/sessions/session-endings.ts'
import type { Verifications } from '../../domain/verifications/verifications.ts'
import { problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { hostOf } from '../../http/guards/portal-secret.ts'

interface HostRoutes {
  readonly hosts: Hosts
  readonly sessionEndings: SessionEndings
  readonly verifications: Verifications
  readonly confirmations: Confirmations
}

/** What host back ends call, with `Authorization: Bearer <portal secret>`. Never from a browser. */
export function hostRoutes({ hosts, sessionEndings, verifications, confirmations }: HostRoutes) {
  return new Hono<AppEnv>()
    .post('/redeem', async (c) => {
      const host = await hostOf(c, hosts)
      const { code } = await readBody(c, redeem)
      const redeemed = await hosts.redeem(host, code)
      return redeemed ? c.json(redeemed) : problem(c, 'code_refused')
    })
    .post('/verifications', async (c) => {
      const host = await hostOf(c, hosts)
      const { address } = await readBody(c, makeVerification)
      const made = await verifications.make(host, address)
      return made ? c.json(made, 201) : problem(c, 'invalid_input', { fields: ['address'] })
    })
    .post('/verifications/redeem', async (c) => {
      const host = await hostOf(c, hosts)
      const { code } = await readBody(c, redeem)
      const verified = await verifications.redeem(host, code)
      return verified ? c.json(verified) : problem(c, 'code_refused')
    })
    .post('/confirmations', async (c) => {
      const host = await hostOf(c, hosts)
      const made = await confirmations.ask(host, await readBody(c, askConfirmation))
      return made ? c.json(made, 201) : problem(c, 'invalid_input', { fields: ['sid'] })
    })
    .post('/confirmations/redeem', async (c) => {
      const host = await hostOf(c, hosts)
      const confirmed = await confirmations.redeem(host, await readBody(c, redeemConfirmation))
      return confirmed ? c.json(confirmed) : problem(c, 'code_refused')
    })
    .post('/sessions/check', async (c) => {
      const host = await hostOf(c, hosts)
      const { sid, active = true } = await readBody(c, checkSession)
      return c.json(await hosts.check(host, sid, active))
    })
    .post('/sessions/end', async (c) => {
      const host = await hostOf(c, hosts)
      const { sid } = await readBody(c, endSession)
      await sessionEndings.byHost(host, sid)
      return c.body(null, 204)
    })
}
