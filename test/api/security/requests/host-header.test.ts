/**
 * The attacker sends our own server a request under another name: so that a link in a mail leads to
 * the attacker, so that a cache keeps an answer for the wrong site, or so that a page whose name was
 * re-pointed at us (DNS rebinding) reads what we say. Links come from the configuration alone, and
 * what was sent to another name is not answered. Over a real socket: libraries would mend the Host.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../../../support/api/browser.ts'
import { listenFor, type Wire } from '../../../support/api/requests/wire.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const PAGE = '/p/demo/sign-in'

describe('T-107: a request to another name', () => {
  let server: TestServer
  let wire: Wire
  beforeAll(async () => {
    server = await createTestServer({ publicUrl: 'https://auth.portal.example' })
    wire = await listenFor(server)
  })
  afterAll(async () => {
    await wire.close()
    await server.close()
  })

  const get = (target: string, ...hosts: readonly string[]) =>
    wire.speak(
      [
        `GET ${target} HTTP/1.1`,
        ...hosts.map((host) => `Host: ${host}`),
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
    )

  it.each(['auth.portal.example', 'AUTH.Portal.Example', 'auth.portal.example:443'])(
    'is none when the name is %s',
    async (host) => {
      expect((await get(PAGE, host)).status).toBe(200)
    },
  )

  it.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:4000',
    'auth.portal.example.evil.example',
    'evil.auth.portal.example',
    'portal.example',
    'auth.portal.example:80',
    'auth.portal.example:8443',
    'auth.portal.example.',
  ])('is 421 when the name is %s', async (host) => {
    const { status, text } = await get(PAGE, host)
    expect(status).toBe(421)
    expect(text).toContain('"code":"misdirected"')
    expect(text.toLowerCase()).not.toContain('evil')
  })

  it.each([
    '',
    'auth.portal.example@evil.example',
    'evil.example@auth.portal.example',
    'auth.portal.example/evil.example',
    'auth.portal.example#',
    'auth.portal.example:443:443',
    'auth.portal.example, evil.example',
    'auth.portal.example evil.example',
    '[auth.portal.example]',
    'auth.portal.example:',
    '%61uth.portal.example',
  ])('is 400 or 421 when the name is malformed: %s', async (host) => {
    expect([400, 421]).toContain((await get(PAGE, host)).status)
  })

  it('is 400 or 421 when there are two names, in either order, or none', async () => {
    for (const hosts of [
      ['auth.portal.example', 'evil.example'],
      ['evil.example', 'auth.portal.example'],
      ['auth.portal.example', 'auth.portal.example'],
      [],
    ])
      expect([400, 421], hosts.join()).toContain((await get(PAGE, ...hosts)).status)
    const old = await wire.speak(`GET ${PAGE} HTTP/1.0\r\n\r\n`)
    expect([400, 421]).toContain(old.status)
  })

  it.each([
    'http://evil.example',
    'https://evil.example',
    'https://auth.portal.example@evil.example',
    'https://auth.portal.example:8443',
  ])('is 400 or 421 when the request line names %s', async (origin) => {
    expect([400, 421]).toContain((await get(`${origin}${PAGE}`, 'auth.portal.example')).status)
    expect([400, 421]).toContain((await get(`${origin}${PAGE}`, 'evil.example')).status)
  })

  it('is none when the request line names ours in full', async () => {
    const target = `https://auth.portal.example${PAGE}`
    expect((await get(target, 'auth.portal.example')).status).toBe(200)
    expect((await get(target, 'evil.example')).status).toBe(421)
  })

  it.each(['/healthz', '/readyz'])('is answered at %s: probes come by number', async (path) => {
    expect((await get(path, '10.0.0.5:4000')).status).toBe(200)
    expect((await get(`${path}/`, '10.0.0.5:4000')).status).toBe(421)
  })
})

describe('R-82: figures', () => {
  const openServer = useServers()
  const asked = async (server: TestServer, headers: Readonly<Record<string, string>>) =>
    (await server.app.request('/metrics', { headers: { Host: '10.0.0.5:4000', ...headers } }))
      .status

  it('that nothing is asked for are given under our own name alone', async () => {
    const server = await openServer()
    expect(await asked(server, {})).toBe(421)
    expect(await asked(server, { Host: 'rebound.evil.example:4000' })).toBe(421)
    expect(await asked(server, { Host: 'localhost:4000' })).toBe(200)
  })

  it('that a token is asked for are given by number, to whoever has it', async () => {
    const server = await openServer({ metricsToken: 'token-of-the-operator' })
    expect(await asked(server, {})).toBe(401)
    expect(await asked(server, { Authorization: 'Bearer token-of-the-operator' })).toBe(200)
  })
})

describe('T-107: a name in any header', () => {
  const openServer = useServers()

  it('is in no link of a mail, no address of an answer and no token', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const forged = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'gopher',
      'X-Forwarded-Port': '6666',
      'X-Host': 'evil.example',
      'X-Original-Url': 'https://evil.example/',
      'X-Rewrite-Url': 'https://evil.example/',
      Forwarded: 'host=evil.example;proto=gopher',
      Referer: 'https://evil.example/',
    }
    const { token } = await server.invite()
    const body = { portal: 'demo', journey: 'invitation', invitation: token }
    const started = await browser.send('POST', '/v1/flows', body, forged)
    const answer = { step: 'email-code', send: true }
    const path = `/v1/flows/${started.body.flow}/answer`
    const sent = await browser.send('POST', path, { answer }, forged)
    expect(sent.status).toBe(200)
    await server.deliverMail()
    const mail = server.mailer.newestTo(REPORTER)
    const page = await browser.send('GET', PAGE, undefined, forged)
    const front = await browser.send('GET', '/', undefined, forged)
    expect(page.text).toContain(server.publicUrl)
    for (const text of [
      JSON.stringify(mail),
      started.text,
      sent.text,
      page.text,
      front.headers.get('location'),
    ])
      expect(text).not.toMatch(/evil|gopher|6666/)
  })
})
