/**
 * The attacker has some right in the console, and wants another portal's people, or everybody's: an
 * origin of their own in a portal's list, an address that runs as a script, a text that does. Set-ups
 * are changed by who may, in their portal alone; addresses are https and exact; texts stay texts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messageOf } from '../../../../api/adapters/mail-message.ts'
import { createBrowser, onboardUntil, stepOf } from '../../../support/api/browser.ts'
import { administrator, type ConsoleVisitor } from '../../../support/api/console/console.ts'
import {
  changed,
  notice,
  SETUP,
  sent,
  setUp,
} from '../../../support/api/console/console-portals.ts'
import { addOtherPortal } from '../../../support/api/servers/servers.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const SCRIPT = '<script>alert(1)</script>'

let server: TestServer
let owner: ConsoleVisitor
let ownerOfDemo: ConsoleVisitor
let helpdesk: ConsoleVisitor

beforeAll(async () => {
  server = await createTestServer()
  await addOtherPortal(server)
  owner = await administrator(server)
  const address = 'owner-of-demo@example.org'
  ownerOfDemo = await administrator(server, { role: 'owner', portalId: 'demo', address })
  helpdesk = await administrator(server, { role: 'helpdesk' })
})
afterAll(() => server.close())

describe('somebody with a role in one portal', () => {
  it('finds no set-up of another one to read or to change', async () => {
    const other = '/portals/other/setup'
    const [secret] = (await setUp(owner, other)).secrets
    const before = await setUp(owner, other)
    const origins = ['https://evil.example']
    expect((await ownerOfDemo.get(other)).status).toBe(404)
    for (const [path, body] of [
      [other, { version: 1, origins }],
      [`${other}/contacts`, { version: 1, contacts: { en: [], sv: [] } }],
      [`${other}/notices`, notice('x')],
      [`${other}/secrets`, {}],
      [`${other}/secrets/${secret?.id}/revoke`, {}],
      [`${SETUP}/secrets/${secret?.id}/revoke`, {}],
    ] as const)
      expect((await ownerOfDemo.post(path, body)).status, path).toBe(404)
    expect(await setUp(owner, other)).toEqual(before)
  })

  it('adds no portal, be it as its owner', async () => {
    expect((await ownerOfDemo.post('/portals', { id: 'mine' })).status).toBe(403)
    expect(JSON.parse((await ownerOfDemo.get('/me')).text).everywhere).toEqual([])
  })

  it('as helpdesk reads the set-up, makes and ends no secret, and is shown none', async () => {
    const { status, text } = await helpdesk.get(SETUP)
    const [secret] = (await setUp(helpdesk)).secrets
    expect(status).toBe(200)
    expect(text).not.toMatch(/fs_demo_/)
    expect((await helpdesk.post(`${SETUP}/secrets`)).status).toBe(403)
    expect((await helpdesk.post(`${SETUP}/secrets/${secret?.id}/revoke`)).status).toBe(403)
  })
})

describe('an origin', () => {
  it.each([
    'https://portal.example.org//',
    'https://portal.example.org/path',
    'https://portal.example.org?x',
    'https://portal.example.org#x',
    'https://*.example.org',
    'https://*',
    '*',
    'null',
    'https://user@portal.example.org',
    'https://user:secret@portal.example.org',
    'https://@portal.example.org',
    'http://portal.example.org',
    'http://127.0.0.1:4100',
    'http://localhost.evil.example',
    'ws://localhost:4100',
    'javascript:alert(1)',
    'https:portal.example.org',
    'https:\\\\portal.example.org',
    'https://portal.example.org\t',
    'https://portal .example.org',
    'https://portal.example.org\u200b',
    'https://portal.example.org,https://evil.example',
    'https://',
    '//portal.example.org',
  ])('written %j is refused', async (origin) => {
    const origins = ['https://a.example.org', origin]
    const { status, body } = await changed(owner, { origins, invitationUrl: null, returnUrls: [] })
    const trimmed = origin.trim() !== origin
    if (trimmed) expect([status, body.origins?.[1]]).toEqual([200, origin.trim()])
    else expect([status, body.fields]).toEqual([422, ['origins.1']])
  })

  it.each([
    ['HTTPS://Portal.EXAMPLE.org', 'https://portal.example.org'],
    ['https://pörtal.example.org', 'https://xn--prtal-jua.example.org'],
    ['https://PÖRTAL.example.org', 'https://xn--prtal-jua.example.org'],
    ['https://portal.example.org:443', 'https://portal.example.org'],
    ['https://portal.example.org:8443', 'https://portal.example.org:8443'],
    ['http://localhost:4300', 'http://localhost:4300'],
    ['https://[2001:DB8::0:1]', 'https://[2001:db8::1]'],
  ])('written %s is kept as browsers send it', async (origin, kept) => {
    const { body } = await changed(owner, {
      origins: [origin, kept],
      invitationUrl: null,
      returnUrls: [],
    })
    expect(body.origins).toEqual([kept])
    const browser = createBrowser(server, { origin: kept })
    expect((await browser.start()).status).toBe(201)
  })
})

describe('an address', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'http://portal.example.org/',
    'http://localhost@evil.example/',
    'https://user:secret@portal.example.org/',
    'https://portal.example.org/\u202e',
    '/relative',
  ])('written %j is refused wherever one is asked for', async (address) => {
    const { version } = await setUp(owner)
    const contact = { label: 'Desk', telephone: null, hours: null, mail: null, url: address }
    const contacts = { en: [contact], sv: [] }
    for (const reply of [
      await changed(owner, { homeUrl: address }),
      await changed(owner, { invitationUrl: address }),
      await changed(owner, { returnUrls: [address] }),
      await sent(owner, `${SETUP}/contacts`, { version, contacts }),
    ])
      expect([reply.status, reply.body.code]).toEqual([422, 'invalid_input'])
  })
})

describe('a text with markup', () => {
  it('is shown as text on our own pages and in mails, and goes into no style sheet or snippet', async () => {
    const { body } = await changed(owner, {
      name: `A ${SCRIPT}`,
      branding: {
        authority: `"><img src=x onerror=alert(1)>${SCRIPT}`,
        accent: null,
        accentDark: null,
      },
    })
    const contact = { label: SCRIPT, telephone: SCRIPT, hours: SCRIPT, mail: null, url: null }
    const contacts = { en: [contact], sv: [] }
    await sent(owner, `${SETUP}/contacts`, { version: body.version, contacts })
    expect(Object.values(body.embedding).join()).not.toMatch(/alert/)
    for (const page of ['sign-in', 'invitation']) {
      const text = await (await server.app.request(`/p/demo/${page}`)).text()
      expect(text).toContain('A &lt;script&gt;alert(1)&lt;/script&gt;')
      expect(text).not.toMatch(/<script>|<img/)
    }
    await server.invite()
    expect(server.mailer.newestTo(REPORTER).html).not.toMatch(/<script|<img/)
  })

  it('in a notice reaches its reader as it was written', async () => {
    await changed(owner, { origins: [server.portalUrl], invitationUrl: null })
    const { status } = await sent(owner, `${SETUP}/notices`, notice(SCRIPT))
    expect(status).toBe(200)
    const { reply } = await onboardUntil(server, createBrowser(server), 'notice')
    expect(stepOf(reply, 'notice').title).toBe(SCRIPT)
  })

  it.each([
    '#0b5394;background:url(https://evil.example)',
    'red',
    '#0b5394}',
    'var(--x)',
    '#fff',
    '#0b53944',
  ])('is no colour: %s', async (accent) => {
    const reply = await changed(owner, { branding: { authority: null, accent, accentDark: null } })
    expect(reply.status).toBe(422)
  })
})

describe('a line end in a portal’s name', () => {
  it('begins no header of a mail', async () => {
    const { body } = await changed(owner, { name: 'Survey\r\nBcc: evil@example.org\r\n' })
    expect(body.name).toBe('Survey Bcc: evil@example.org')
    const mail = {
      idempotencyKey: 'x',
      from: { name: 'Survey\r\nBcc: evil@example.org', address: 'a@example.org' },
      ...{ to: REPORTER, subject: 'x', text: 'x', html: 'x', language: 'en' },
    }
    expect(messageOf(mail).from.name).toBe('Survey Bcc: evil@example.org')
  })
})
