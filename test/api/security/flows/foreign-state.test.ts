/**
 * The attacker signs in as themselves and slips the code into the victim's page: whatever the victim
 * then types into the portal, the attacker reads. The host's server makes `state`, bound to its own
 * pre-session; the code brings it back; a code with another browser's state is refused, and the
 * session behind it, which nobody can trust now, is ended.
 */
import { describe, expect, it } from 'vitest'
import { createHostPortal } from '../../../../examples/host-portal/app.ts'
import { createFarstu } from '../../../../widgets/server/index.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

function portalOn(server: TestServer) {
  return createHostPortal({
    farstu: createFarstu({
      api: server.publicUrl,
      portal: 'demo',
      secret: server.portalSecret,
      fetch: async (input, init) => server.app.request(String(input), init),
    }),
    api: server.publicUrl,
    portal: 'demo',
    origin: server.portalUrl,
    now: server.clock.now,
  })
}

/** A browser at the host: its pre-session's cookie, and the state on its page. */
async function visit(portal: ReturnType<typeof portalOn>, server: TestServer) {
  const page = await portal.request(`${server.portalUrl}/en/sign-in`)
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const state = /state="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const handOver = async (code: string | null) => {
    const response = await portal.request(`${server.portalUrl}/session`, {
      method: 'POST',
      headers: { Origin: server.portalUrl, Cookie: cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    return {
      next: (await response.json()).next as string,
      cookies: response.headers.getSetCookie(),
    }
  }
  return { state, handOver }
}

async function codeFor(server: TestServer, secret: string, state: string) {
  server.clock.advance(MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ state })).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const code = appCode(server, secret)
  return stepOf(await browser.answer(flow, { step: 'totp', code }), 'done').code
}

describe('a code handed to a host', () => {
  it('with its own state signs in', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const portal = portalOn(server)
    const { state, handOver } = await visit(portal, server)
    const { next } = await handOver(await codeFor(server, secret, state))
    expect(next).toBe('/en/submission/0001/2027-spring-test')
  })

  it("with another browser's state signs nobody in, and ends that session", async () => {
    const { server, secret, browser } = await openEnrolled(openServer)
    await browser.signOut()
    const portal = portalOn(server)
    const attacker = await visit(portal, server)
    const victim = await visit(portal, server)
    expect(attacker.state).not.toBe(victim.state)
    const code = await codeFor(server, secret, attacker.state)
    expect(countIn(server, 'session', 'ended_at is null')).toBe(1)
    const { next, cookies } = await victim.handOver(code)
    expect(next).toBe('/en/sign-in?problem=again')
    expect(cookies.filter((line) => line.includes('session') && !/max-age=0/i.test(line))).toEqual(
      [],
    )
    expect(countIn(server, 'session', 'ended_at is null')).toBe(0)
  })

  it('twice signs in once', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { state, handOver } = await visit(portalOn(server), server)
    const code = await codeFor(server, secret, state)
    expect((await handOver(code)).next).toBe('/en/submission/0001/2027-spring-test')
    expect((await handOver(code)).next).toBe('/en/sign-in?problem=again')
  })
})
