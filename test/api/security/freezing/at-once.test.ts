/** The attacker and the person press, change and vouch at the same moment, on both engines. */
import { describe, expect, it } from 'vitest'
import { askAccount } from '../../../support/api/account.ts'
import { type Browser, createBrowser, enrolled, signIn } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { memberOf } from '../../../support/api/colleagues.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { PEOPLE } from '../../../support/api/console/console-people.ts'
import { linksTo, press } from '../../../support/api/not-me.ts'
import { personOf } from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

describe.each(ENGINES)('on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('of two who press one link at once one freezes', async () => {
    const server = await openServer()
    await enrolled(server)
    const [{ token } = { token: '' }] = await linksTo(server)
    const replies = await Promise.all([press(server, token), press(server, token)])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([204, 422])
    expect((await personOf(server, REPORTER)).freezeHeld).toBe(false)
  })

  it('nobody stays signed in who signs in while it is pressed, and no name is changed after it', async () => {
    const server = await openServer()
    const { browser, secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const [{ token } = { token: '' }] = await linksTo(server)
    const name = { firstName: 'Another', lastName: 'Name' }
    const [pressed, , changed] = await Promise.all([
      press(server, token),
      signIn(server, secret, createBrowser(server)).catch(() => null),
      askAccount(browser, 'name', name),
    ])
    expect(pressed.status).toBe(204)
    const { frozenAt, firstName } = await personOf(server, REPORTER)
    expect(frozenAt).not.toBeNull()
    expect(firstName === 'Another').toBe(changed.status === 200)
    expect((await askAccount(browser, 'read')).status).toBe(401)
  })

  it('of two who vouch for each other at once one is believed', async () => {
    const server = await openServer()
    const agent = await administrator(server, { role: 'helpdesk' })
    const addresses = ['one@example.org', 'two@example.org'] as const
    const browsers = new Map<string, Browser>()
    for (const address of addresses) browsers.set(address, await memberOf(server, address))
    // They have been in the unit for longer than anybody's session lasts.
    await server.store.atomically(function* () {
      for (const address of addresses) {
        const person = yield* server.store.people.byEmailKey(address)
        const [role] = yield* server.store.people.memberships(person?.id ?? '')
        if (!role) throw new Error('There is no role')
        yield* server.store.people.endMembership(role.id, server.clock.now())
        const id = `${role.id}-long`
        const createdAt = server.clock.now() - 60 * DAY
        yield* server.store.people.addMembership({ ...role, id, createdAt, endedAt: null })
      }
    })
    const [one, two] = addresses
    const asks = new Map<string, string>()
    for (const [about, of] of [
      [one, two],
      [two, one],
    ] as const) {
      const { id } = await personOf(server, about)
      const reply = await agent.post(`${PEOPLE}/${id}/caller/colleague`, { address: of })
      expect(reply.status).toBe(200)
      const colleague = await personOf(server, of)
      const open = await server.store.run(() =>
        server.store.callerCodes.askedOf(colleague.id, server.clock.now()),
      )
      asks.set(of, open[0]?.id ?? '')
    }
    const replies = await Promise.all(
      addresses.map((address) => {
        const browser = browsers.get(address)
        if (!browser) throw new Error('Nobody is signed in')
        return askAccount(browser, 'colleague/confirm', { ask: asks.get(address) ?? '' })
      }),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })
})
