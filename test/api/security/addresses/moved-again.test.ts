/**
 * The attacker takes an account over whose person has changed their address a while ago: a second change is to be
 * looked back at no less than a first one, and told where its person reads.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { secondApp } from '../../../support/api/confirming.ts'
import { beginsWith, changed, NEW, proven } from '../../../support/api/new-address.ts'
import { linksTo } from '../../../support/api/not-me.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const THIEFS = 'mallory@example.org'

async function signedInAs(server: TestServer, address: string, secret: string) {
  const { browser, flow } = await untilTotp(server, { address })
  stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
  server.clock.advance(MINUTE)
  return { browser, secret }
}

/** Changed by its person, and by a thief some days later. */
async function movedTwice(days: number) {
  const { server, secret } = await openEnrolled(openServer)
  server.clock.advance(40 * DAY)
  const person = await signedInAs(server, REPORTER, secret)
  await proven(server, person.browser)
  stepOf(await changed(server, person), 'done')
  server.clock.advance(days * DAY)
  const thief = await signedInAs(server, NEW, secret)
  await proven(server, thief.browser, THIEFS)
  stepOf(await changed(server, thief, THIEFS), 'done')
  server.clock.advance(MINUTE)
  return { server, thief }
}

describe('R-65: an address that a thief has changed after its person had', () => {
  it('is told of what comes after at the one that the person had made theirs', async () => {
    const { server, thief } = await movedTwice(10)
    await secondApp(server, thief)
    for (const address of [REPORTER, NEW, THIEFS])
      expect((await linksTo(server, address)).at(-1)?.subject).toContain('A new way to sign in')
  })

  it('is looked back at for thirty days from then, not from the first change', async () => {
    const { server, thief } = await movedTwice(29)
    const theirs = await secondApp(server, thief)
    server.clock.advance(2 * DAY)
    const again = await signedInAs(server, THIEFS, theirs.secret)
    expect((await linksTo(server, NEW)).length).toBeGreaterThan(1)
    await proven(server, again.browser, 'third@example.org')
    const reply = await changed(server, again, 'third@example.org')
    expect(reply.body.code).toBe('wrong_code')
    expect(await beginsWith(again.browser, REPORTER)).toBeDefined()
  })

  it('that is taken back tells the thief nothing any more', async () => {
    const { server, thief } = await movedTwice(10)
    await proven(server, thief.browser, NEW)
    stepOf(await changed(server, thief, NEW), 'done')
    server.clock.advance(MINUTE)
    const before = (await linksTo(server, THIEFS)).length
    await secondApp(server, thief)
    expect((await linksTo(server, THIEFS)).length).toBe(before)
    expect((await linksTo(server, NEW)).at(-1)?.subject).toContain('A new way to sign in')
  })
})
