/** Whoever reads the mailbox that an account was written to before: its person, or whom they have left it to. */
import { describe, expect, it } from 'vitest'
import { stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { secondApp } from '../../../support/api/confirming.ts'
import {
  atTheHelpdesk,
  passFor,
  seenBy,
  verified,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { changed, NEW, proven, taken } from '../../../support/api/new-address.ts'
import { frozen, linkIn, linksTo, press } from '../../../support/api/not-me.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const subjectsTo = async (server: TestServer, address: string) =>
  (await linksTo(server, address)).map(({ subject }) => subject)

describe('R-65: whoever reads the mailbox that was', () => {
  it('is told of each change for thirty days, with a link of their own', async () => {
    const { server, secret, thief } = await taken(openServer)
    await secondApp(server, { browser: thief, secret })
    for (const address of [REPORTER, NEW])
      expect((await subjectsTo(server, address)).at(-1)).toContain('A new way to sign in')
    const link = await linkIn(server, 'A new way to sign in')
    expect((await linksTo(server, NEW)).map(({ token }) => token)).not.toContain(link)
    expect((await press(server, link)).status).toBe(204)
    expect(frozen(server, NEW)).toMatchObject({ frozen: 1 })
  })

  it('is told nothing any more after that', async () => {
    const { server, secret } = await taken(openServer)
    server.clock.advance(31 * DAY)
    const { browser, flow } = await untilTotp(server, { address: NEW })
    stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
    server.clock.advance(MINUTE)
    const before = (await linksTo(server)).length
    await secondApp(server, { browser, secret })
    expect((await linksTo(server)).length).toBe(before)
    expect((await linksTo(server, NEW)).at(-1)?.subject).toContain('A new way to sign in')
  })

  it('and presses in both of one change has pressed once: the freeze is not the helpdesk’s alone', async () => {
    const { server, secret, thief } = await taken(openServer)
    await secondApp(server, { browser: thief, secret })
    const there = (await linksTo(server, NEW)).at(-1)?.token ?? ''
    await press(server, await linkIn(server, 'A new way to sign in'))
    expect((await press(server, there)).status).toBe(204)
    expect(frozen(server, NEW)).toEqual({ frozen: 1, held: 0 })
  })

  it('has nothing of the helpdesk’s: passes, calls and what waits end as the address changes', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await passFor(call)
    await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
    const acts = (await seenBy(call.agent, call)).helpdesk.acts
    const waiting = acts.find(({ state }) => state === 'waiting')?.id ?? ''
    call.server.clock.advance(MINUTE)
    await proven(call.server, call.caller.browser)
    stepOf(await changed(call.server, call.caller), 'done')
    const { helpdesk } = await seenBy(call.agent, call)
    expect(helpdesk.pass).toBeNull()
    expect(helpdesk.verified).toBeNull()
    expect(helpdesk.acts.find(({ id }) => id === waiting)?.state).toBe('refused')
    const approved = await call.second.post(`${call.path}/helpdesk/${waiting}/approve`)
    expect(approved.status).toBe(409)
  })
})
