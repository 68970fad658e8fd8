/**
 * People open our pages by links that mail gateways have changed and by addresses that were mistyped.
 * They are shown the page that was meant, or one that says why not and whom to ask, in their language;
 * programs are told in JSON. A token that a gateway has moved to where servers see it is kept by nobody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenFor, requestText, type Wire } from '../../support/api/requests/wire.ts'
import { createFaultyStore, type FaultyStore } from '../../support/api/servers/faults.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

const TOKEN = 'Zm9vYmFyZm9vYmFyZm9vYg'
const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8'

let server: TestServer
let wire: Wire
beforeAll(async () => {
  server = await createTestServer()
  wire = await listenFor(server)
})
afterAll(async () => {
  await wire.close()
  await server.close()
})

const opened = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  wire.speak(requestText(`GET ${path}`, { Host: 'localhost:4000', Accept: HTML, ...headers }))

const INVITATIONS = [
  `/p/demo/invitation%23farstu-invitation=${TOKEN}`,
  `/p/demo/invitation%23farstu-invitation%3D${TOKEN}`,
  `/p/demo/invitation%2523farstu-invitation%253D${TOKEN}`,
  `/p/demo/invitation/%23farstu-invitation=${TOKEN}`,
  `/p/demo/invitation%2F%23farstu-invitation=${TOKEN}`,
  `/p/demo/invitation%23farstu-invitation=${TOKEN}.`,
  `/p/demo/invitation%23farstu-invitation=${TOKEN}%3E`,
  `/p/demo/invitation%23farstu-invitation%3D${TOKEN}&data=05%7C02&reserved=0`,
  `/p/demo/invitation%23farstu-invitation=Zm9vYmFy%0D%0AZm9vYmFyZm9vYg`,
  `/p/demo/farstu-invitation=${TOKEN}`,
  `/p/demo/%23farstu-invitation=${TOKEN}`,
  `/p/demo?farstu-invitation=${TOKEN}`,
  `/p/demo/invitation?farstu-invitation=${TOKEN}`,
  `/p/demo/invitation?utm_source=a&%23farstu-invitation%3D${TOKEN}`,
  '/p/demo/invitation/',
  '/p/demo/invitation.',
  '/p/demo/invitation%2e',
  '/p/demo/invitation%3E',
  '/p/demo/invitation)',
  '/p/demo//invitation',
  '//p/demo/invitation',
  '/p/demo%2Finvitation',
  '/P/DEMO/INVITATION',
]

describe('a changed link to an invitation', () => {
  it.each(INVITATIONS)('shows the invitation at %s', async (path) => {
    const { status, text } = await opened(path)
    expect(status).toBe(200)
    expect(text).toContain('<farstu-invitation ')
    expect(text).toContain('portal="demo"')
    expect(text).not.toContain('"code"')
  })

  it.each(INVITATIONS)(
    'is kept by no cache, no log and no page that comes after %s',
    async (path) => {
      const { text } = await opened(path)
      expect(text.toLowerCase()).toContain('\r\ncache-control: no-store\r\n')
      expect(text.toLowerCase()).toContain('\r\nreferrer-policy: no-referrer\r\n')
      expect(text).not.toContain(TOKEN)
      expect(server.logLines.join()).not.toMatch(/Zm9v|farstu-invitation|utm_source/)
    },
  )

  it('does nothing when it is opened, however often', async () => {
    const { token } = await server.invite()
    const tables = ['flow', 'audit_event', 'outbox', 'session', 'one_time_secret']
    const rows = () => tables.map((table) => countIn(server, table))
    const before = rows()
    for (const method of ['GET', 'HEAD'])
      for (const path of [
        `/p/demo/invitation?farstu-invitation=${token}`,
        `/p/demo/invitation%23farstu-invitation=${token}`,
      ])
        await wire.speak(requestText(`${method} ${path}`, { Host: 'localhost:4000', Accept: HTML }))
    expect(rows()).toEqual(before)
  })
})

describe('a changed link to the sign-in', () => {
  it.each([
    '/p/demo/sign-in/',
    '/p/demo/sign-in.',
    '/p/demo/sign-in%3Fstate=x',
    '/P/demo/Sign-In',
    '/p//demo/sign-in',
  ])('shows the sign-in at %s', async (path) => {
    const { status, text } = await opened(path)
    expect([status, text.includes('<farstu-login ')]).toEqual([200, true])
  })
})

describe('an address under a portal that is no page', () => {
  it.each([
    '/p/demo',
    '/p/demo/',
    '/p/demo/signin',
    '/p/demo/sign-in-here',
    '/p/demo/a/b',
    '/p/demo?x',
  ])('is answered at %s with whom to ask, in the language of the browser', async (path) => {
    const swedish = await opened(path, { 'Accept-Language': 'sv-SE,sv;q=0.9' })
    expect(swedish.status).toBe(404)
    expect(swedish.text).toContain('<html lang="sv" dir="ltr">')
    expect(swedish.text).toContain('Sidan finns inte')
    expect(swedish.text).toContain('Hjälp att logga in')
    expect(swedish.text).toContain('href="/p/demo/sign-in?lang=sv"')
    const english = await opened(path, { 'Accept-Language': 'en' })
    expect(english.text).toContain('There is no such page')
    expect(english.text).toContain('<a href="tel:+46100000000">+46 10 000 00 00</a>')
  })

  it('is answered with a page whatever is accepted', async () => {
    const { headers, status } = await server.app.request('/p/demo/nowhere')
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it.each([
    ['/p/nowhere/sign-in', 404],
    ['/p/', 404],
    ['/nowhere', 404],
    ['/docs/nowhere', 404],
    ['/console%2Fdemo', 400],
    ['/p/de%00mo/sign-in', 400],
    ['/p/demo/../nowhere', 400],
    ['/p/demo/%2e%2e/sign-in', 400],
    ['/p/demo/%E0%A4%A', 404],
    [`/p/${'x'.repeat(5000)}`, 404],
  ])(
    '%s is answered with a page, and with nobody’s contacts where none are known',
    async (path, status) => {
      const answer = await opened(path, { 'Accept-Language': 'sv' })
      expect(answer.status).toBe(status)
      expect(answer.text).toContain('<html lang="sv" dir="ltr">')
      expect(answer.text).not.toContain('"code"')
      expect(answer.text).toContain("frame-ancestors 'none'")
    },
  )

  it('says under another name where we are, to a browser alone', async () => {
    const other = { Host: '127.0.0.1:4000' }
    const { status, text } = await opened('/p/demo/sign-in', other)
    expect(status).toBe(421)
    expect(text).toContain('<a href="http://localhost:4000">')
    expect(text).not.toContain('Personnel statistics')
  })
})

describe('a program', () => {
  it.each([
    '/v1/nowhere',
    '/v1/flows/x/resume',
    '/v1//flows',
    '//v1/flows',
    '/v1%2Fflows',
    '/.well-known/nowhere',
    '/openapi.json/',
    '/metrics/',
  ])('is told in JSON at %s, whatever it accepts', async (path) => {
    const { text } = await opened(path)
    expect(text).toContain('application/problem+json')
    expect(text).not.toContain('<html')
  })

  it('is told in JSON at every other address that it does not ask for as a page', async () => {
    for (const path of [
      '/nowhere',
      '/docs/nowhere',
      '/widgets/nowhere.js',
      '/console/assets/x.js',
    ]) {
      const { headers } = await server.app.request(path, { headers: { Accept: '*/*' } })
      expect(headers.get('content-type'), path).toBe('application/problem+json')
    }
    const posted = await server.app.request('/p/demo/nowhere', { method: 'POST' })
    expect(posted.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('when the database does not answer', () => {
  const openServer = useServers()

  it.each([
    '/p/demo/sign-in',
    '/p/demo/nowhere',
    `/p/demo/invitation%23farstu-invitation=${TOKEN}`,
  ])('%s is a page that says to try again', async (path) => {
    const faults: { of?: FaultyStore } = {}
    const broken = await openServer({
      replace: ({ store }) => {
        faults.of = createFaultyStore(store)
        return { store: faults.of.store }
      },
    })
    faults.of?.break()
    const answer = await broken.app.request(path, { headers: { 'Accept-Language': 'en' } })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.text()).toContain('This page cannot be shown just now')
    expect(broken.logLines.join()).not.toContain(TOKEN)
  })
})
