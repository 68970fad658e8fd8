/**
 * The attacker sends hundreds of passwords at once: each costs the server memory and a thread, so that
 * a flood of them would take everybody down. The queue for hashing is bounded: what does not fit is
 * 503 at once, charged to nobody, and all that needs no hash is answered as ever.
 */
import { describe, expect, it } from 'vitest'
import { createArgon2Hasher } from '../../../../api/adapters/argon2-hasher.ts'
import { enrolled, PASSWORD } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'

const openServer = useServers()

describe('T-099: more passwords at once than can be hashed', () => {
  it('are refused beyond the queue, charged to nobody, and hinder nothing else', async () => {
    const server = await openServer({
      replace: () => ({
        passwordHasher: createArgon2Hasher({ memoryCost: 32_768, timeCost: 3, waiting: 4 }),
      }),
    })
    await enrolled(server)
    server.clock.advance(11 * MINUTE)
    const flows = []
    for (let index = 0; index < 18; index++) flows.push(await untilPassword(server))
    server.clock.advance(11 * MINUTE)
    const flood = Promise.all(
      flows.map(({ browser, flow }) =>
        browser.answer(flow, { step: 'password', password: PASSWORD }),
      ),
    )
    expect((await server.app.request('/healthz')).status).toBe(200)
    const replies = await flood
    const refused = replies.filter(({ status }) => status === 503)
    expect(replies.filter((reply) => stepNameOf(reply) === 'totp').length).toBeGreaterThanOrEqual(5)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ body }) => body.code === 'unavailable')).toBe(true)
    expect(countIn(server, 'attempt_budget', "kind = 'password' and failures > 0")).toBe(0)
    const { browser, flow } = await untilPassword(server)
    const later = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepNameOf(later)).toBe('totp')
  })
})
