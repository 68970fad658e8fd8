/** Suspending meets a sign-in at the same moment: on both engines nobody keeps a session. */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import { PEOPLE } from '../../support/api/console/console-people.ts'
import { ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

describe.each(ENGINES)('suspending on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('while somebody signs in leaves no session that comes to life when they are reopened', async () => {
    const server = await openServer()
    const visitor = await administrator(server, { role: 'administrator' })
    const { secret } = await enrolled(server)
    const { people, sessions } = server.store
    const person = await server.store.run(() => people.byEmailKey(REPORTER))
    const id = person?.id ?? ''
    const live = () => server.store.run(() => sessions.liveOf(id, 'demo', server.clock.now()))
    expect(await live()).toHaveLength(1)
    for (let round = 0; round < 5; round += 1) {
      server.clock.advance(60_000)
      const { browser, flow } = await untilTotp(server)
      const answer = { step: 'totp', code: appCode(server, secret) } as const
      const acts = [
        () => browser.answer(flow, answer),
        () => visitor.post(`${PEOPLE}/${id}/suspend`),
      ]
      const inTurn = round % 2 === 0 ? acts : acts.toReversed()
      const replies = await Promise.all(inTurn.map((act) => act()))
      expect(replies.every(({ status }) => status < 500)).toBe(true)
      expect((await visitor.post(`${PEOPLE}/${id}/reopen`)).status).toBe(200)
      expect(await live()).toEqual([])
    }
  })
})
