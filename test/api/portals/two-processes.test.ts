/**
 * Portals are kept in memory by each process, and changed by any: by the console at one of them, by a
 * command at the machine. Once a change is acknowledged, no process serves anything from before it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../api/domain/portals/rules/setup-refusal.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { asHost, createBrowser, enrolled, stepOf } from '../../support/api/browser.ts'
import { administrator, visitorIn } from '../../support/api/console/console.ts'
import { notice } from '../../support/api/console/console-portals.ts'
import { openSecondServer } from '../../support/api/servers/second-server.ts'
import {
  addOtherPortal,
  ENGINES,
  OTHER_PORTAL_URL,
  useServersOn,
} from '../../support/api/servers/servers.ts'
import { PORTAL_URL, type TestServer } from '../../support/api/test-server.ts'

const MOVED = 'https://moved.example.org'

const pageOf = async ({ app, publicUrl }: TestServer, path = '/p/demo/sign-in') => {
  const response = await app.request(`${publicUrl}${path}`)
  return { status: response.status, text: await response.text() }
}

const preflight = async ({ app, publicUrl }: TestServer, origin: string) => {
  const init = { method: 'OPTIONS', headers: { Origin: origin } }
  const { status, headers } = await app.request(`${publicUrl}/v1/flows`, init)
  return [status, headers.get('access-control-allow-origin')]
}

async function change(server: TestServer, to: object): Promise<void> {
  const { portalSetup } = server.domain
  const { version = 0 } = (await portalSetup.view('demo')) ?? {}
  settled(await portalSetup.change('demo', { version, ...to }, BY_OPERATOR))
}

function settled<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

describe.each(ENGINES)('two processes on one %s', (engine) => {
  const openServer = useServersOn(engine)
  let one: TestServer
  let two: TestServer
  beforeEach(async () => {
    one = await openServer()
    two = await openSecondServer(one, one.databaseUrl)
    for (const server of [one, two]) {
      expect((await pageOf(server)).text).toContain('Personnel statistics')
      expect(await preflight(server, PORTAL_URL)).toEqual([204, PORTAL_URL])
      expect(await preflight(server, MOVED)).toEqual([403, null])
    }
  })
  afterEach(() => two.close())

  it.each(['the first', 'the second'])('know what %s has changed', async (which) => {
    const [changer, other] = which === 'the first' ? [one, two] : [two, one]
    await change(changer, {
      name: 'Water survey',
      branding: { authority: null, accent: '#7a1f5c', accentDark: null },
    })
    const asked = { label: 'Ask the harbour', telephone: null, hours: null, mail: null, url: null }
    const contacts = { en: [asked], sv: [] }
    const { version = 0 } = (await changer.domain.portalSetup.view('demo')) ?? {}
    settled(
      await changer.domain.portalSetup.replaceContacts('demo', { version, contacts }, BY_OPERATOR),
    )
    for (const server of [other, changer]) {
      const { text } = await pageOf(server)
      expect(text).toContain('Water survey')
      expect(text).toContain('Ask the harbour')
      expect(text).not.toContain('Help with signing in')
      expect((await pageOf(server, '/p/demo/theme.css')).text).toContain('#7a1f5c')
      const { portal, help } = (await createBrowser(server).start()).body
      expect([portal.name, help.map(({ label }) => label)]).toEqual([
        'Water survey',
        ['Ask the harbour'],
      ])
    }
  })

  it('know an origin that one has taken away or added', async () => {
    await change(one, { origins: [MOVED], invitationUrl: null, returnUrls: [] })
    for (const server of [two, one]) {
      expect(await preflight(server, MOVED)).toEqual([204, MOVED])
      expect(await preflight(server, PORTAL_URL)).toEqual([403, null])
      expect((await createBrowser(server).start()).body.code).toBe('origin_refused')
      expect((await createBrowser(server, { origin: MOVED }).start()).status).toBe(201)
      const lost = await createBrowser(server).see('nowhere')
      expect(lost.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('know a portal that one has added', async () => {
    expect((await pageOf(two, '/p/other/sign-in')).status).toBe(404)
    expect(await preflight(two, OTHER_PORTAL_URL)).toEqual([403, null])
    await addOtherPortal(one)
    expect((await pageOf(two, '/p/other/sign-in')).status).toBe(200)
    expect(await preflight(two, OTHER_PORTAL_URL)).toEqual([204, OTHER_PORTAL_URL])
  })

  it('let in nobody by a secret that one has revoked', async () => {
    const check = (secret: string) => asHost(two, '/v1/sessions/check', { sid: 'none' }, secret)
    const made = settled(await one.domain.portalSetup.makeSecret('demo', BY_OPERATOR))
    const wrong = `fs_demo_${'A'.repeat(43)}`
    for (const secret of [one.portalSecret, made, one.portalSecret, made]) {
      expect((await check(secret)).status).toBe(200)
      expect((await check(wrong)).status).toBe(401)
    }
    const { secrets = [] } = (await one.domain.portalSetup.view('demo')) ?? {}
    for (const { id } of secrets)
      settled(await one.domain.portalSetup.revokeSecret('demo', id, BY_OPERATOR))
    for (const secret of [one.portalSecret, made]) expect((await check(secret)).status).toBe(401)
  })

  it('ask for a notice that one has published', async () => {
    const { browser } = await enrolled(one)
    const again = createBrowser(two, { jar: browser.jar })
    const goOn = async () => {
      const { flow } = (await again.start()).body
      return again.answer(flow, { step: 'identify', continue: true })
    }
    stepOf(await goOn(), 'done')
    settled(await one.domain.portalSetup.publish('demo', notice('Read this'), BY_OPERATOR))
    expect(stepOf(await goOn(), 'notice')).toMatchObject({ version: 2, title: 'Read this' })
  })

  it('list in the console what one has added and renamed', async () => {
    const { browser, secret } = await administrator(one)
    const there = visitorIn(createBrowser(two, { origin: two.publicUrl, jar: browser.jar }), secret)
    const names = async () => {
      const { portals } = JSON.parse((await there.get('/me')).text)
      return portals.map(({ name }: { readonly name: string }) => name)
    }
    expect(await names()).toEqual(['Personnel statistics'])
    await addOtherPortal(one)
    expect(await names()).toEqual(['Personnel statistics', 'Waste survey'])
    await change(one, { name: 'Air survey' })
    expect(await names()).toEqual(['Air survey', 'Waste survey'])
  })

  it('serve nothing old after a change, whatever was being read meanwhile', async () => {
    for (let round = 1; round <= 10; round++) {
      const asked = Array.from({ length: 10 }, () => pageOf(two))
      const name = `Survey ${round}.`
      await change(one, { name })
      const after = await Promise.all(Array.from({ length: 5 }, () => pageOf(two)))
      for (const { text } of after) expect(text).toContain(name)
      for (const { status } of await Promise.all(asked)) expect(status).toBe(200)
      expect((await pageOf(two)).text).toContain(name)
    }
  })
})
