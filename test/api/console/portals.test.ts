/** A portal's set-up, changed in the console: what is taken, what is refused and where, what is logged. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolled } from '../../support/api/browser.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console.ts'
import {
  changed,
  eventsOf,
  notice,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console-portals.ts'
import { countIn } from '../../support/api/servers.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

let server: TestServer
let owner: ConsoleVisitor

beforeAll(async () => {
  server = await createTestServer()
  owner = await administrator(server)
})
afterAll(() => server.close())

describe('the set-up of a portal', () => {
  it('is shown whole, without its secret', async () => {
    const { status, text } = await owner.get(SETUP)
    const view = await setUp(owner)
    expect(status).toBe(200)
    expect(view).toMatchObject({
      id: 'demo',
      name: 'Personnel statistics',
      origins: ['http://localhost:4100'],
      languages: ['en', 'sv'],
      policy: { level: 'aal2', password: 'nist', secondFactors: ['totp'] },
      branding: { authority: null, accent: null, accentDark: null },
      contacts: { en: [{ label: 'Help with signing in', mail: null }] },
      secrets: [{ createdAt: '2027-02-01T08:00:05.000Z' }],
    })
    expect(view.notices[0]?.versions[0]).toMatchObject({ version: 1, material: true, accepted: 0 })
    expect(view.notices[0]?.versions[0]?.texts.sv?.title).toBe('Dina personuppgifter')
    expect(text).not.toContain(server.portalSecret)
    expect(text).not.toMatch(/fs_demo|"hash"/)
  })

  it('takes a change of some of it, and leaves the rest', async () => {
    const before = await setUp(owner)
    const { status, body } = await changed(owner, {
      name: '  Water   survey ',
      homeUrl: 'https://portal.example.org',
      branding: { authority: 'Example Agency', accent: '#0B5394', accentDark: null },
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...before,
      version: before.version + 1,
      name: 'Water survey',
      homeUrl: 'https://portal.example.org/',
      branding: { authority: 'Example Agency', accent: '#0b5394', accentDark: null },
    })
    const [event] = eventsOf(server, 'portal.changed')
    expect(event).toMatchObject({ actor: 'administrator', target: 'portal', id: 'demo' })
    expect(event?.details).toEqual({ changed: ['name', 'homeUrl', 'branding'] })
    expect(JSON.parse((await owner.get('/me')).text).portals[0].name).toBe('Water survey')
  })

  it('that is as asked already is left alone, and nothing is logged', async () => {
    const before = await setUp(owner)
    const events = countIn(server, 'audit_event')
    expect((await changed(owner, { name: before.name, policy: before.policy })).status).toBe(200)
    expect(await setUp(owner)).toEqual(before)
    expect(countIn(server, 'audit_event')).toBe(events)
  })

  it('that somebody else has changed since is left as it is', async () => {
    const { version } = await setUp(owner)
    expect((await sent(owner, SETUP, { version, name: 'First' })).status).toBe(200)
    const late = await sent(owner, SETUP, { version, name: 'Second' })
    expect(refusedAt(late)).toEqual([409, 'changed_meanwhile'])
    const contacts = { version, contacts: { en: [], sv: [] } }
    expect(refusedAt(await sent(owner, `${SETUP}/contacts`, contacts))).toEqual([
      409,
      'changed_meanwhile',
    ])
    expect((await setUp(owner)).name).toBe('First')
    expect((await setUp(owner)).contacts.en).toHaveLength(1)
  })

  it.each([
    ['origins.1', { origins: ['https://a.example.org', 'http://a.example.org'] }],
    ['homeUrl', { homeUrl: 'javascript:alert(1)' }],
    ['invitationUrl', { invitationUrl: 'https://a.example.org/#there' }],
    ['languages.1', { languages: ['en', 'fi'] }],
    ['timeZone', { timeZone: 'Nowhere/Town' }],
    ['name', { name: '\u200b\u202e' }],
    ['branding.accent', { branding: { authority: null, accent: '#ffee00', accentDark: null } }],
    ['branding.accentDark', { branding: { authority: null, accent: null, accentDark: '#123' } }],
    [
      'policy.secondFactors.0',
      {
        policy: {
          level: 'aal2',
          password: 'nist',
          secondFactors: ['fax'],
          sessions: 'short',
          graceSignIns: 0,
        },
      },
    ],
  ])('with a mistake at %s is refused there, and stays', async (path, to) => {
    const before = await setUp(owner)
    expect(refusedAt(await changed(owner, to))).toEqual([422, 'invalid_input', path])
    expect(await setUp(owner)).toEqual(before)
  })
})

describe('a short password alone', () => {
  const weak = {
    level: 'aal1',
    password: 'classic-8',
    secondFactors: ['totp'],
    sessions: 'standard',
    graceSignIns: 0,
  }

  it('asks for a reason when it comes to be, and only then', async () => {
    expect(refusedAt(await changed(owner, { policy: { ...weak, password: 'nist' } }))).toEqual([
      200,
      undefined,
    ])
    expect(refusedAt(await changed(owner, { policy: weak }))).toEqual([
      422,
      'invalid_input',
      'reason',
    ])
    const reason = 'The figures are public already.'
    expect((await changed(owner, { policy: weak, reason })).status).toBe(200)
    expect(eventsOf(server, 'portal.changed')[0]?.details).toEqual({
      changed: ['policy'],
      policy: { from: { ...weak, password: 'nist' }, to: weak },
      reason,
    })
    expect((await changed(owner, { policy: { ...weak, password: 'classic-10' } })).status).toBe(200)
    expect((await changed(owner, { policy: { ...weak, level: 'aal2' } })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: weak }))).toEqual([
      422,
      'invalid_input',
      'reason',
    ])
  })

  it('is not excused by a reason without words', async () => {
    const reason = `\u200b${' '.repeat(20)}x`
    expect((await changed(owner, { policy: weak, reason })).status).toBe(422)
    const strong = { ...weak, level: 'aal2', password: 'nist' }
    expect((await changed(owner, { policy: strong })).status).toBe(200)
  })
})

describe('help contacts', () => {
  const contact = {
    label: 'Desk',
    telephone: null,
    hours: null,
    mail: 'Desk@Example.ORG',
    url: null,
  }

  it('are replaced in all languages at once', async () => {
    const { version } = await setUp(owner)
    const contacts = { en: [contact, { ...contact, label: 'Other' }], sv: [] }
    const { status, body } = await sent(owner, `${SETUP}/contacts`, { version, contacts })
    expect([status, body.version]).toEqual([200, version + 1])
    expect(body.contacts.en?.map(({ label, mail }) => [label, mail])).toEqual([
      ['Desk', 'Desk@example.org'],
      ['Other', 'Desk@example.org'],
    ])
    expect(body.contacts.sv).toEqual([])
    const [event] = eventsOf(server, 'portal.contacts-replaced')
    expect(event).toMatchObject({ id: 'demo', details: { contacts: 2 } })
  })

  it.each([
    ['contacts.sv', { en: [] }],
    ['contacts', { en: [], sv: [], fi: [] }],
    ['contacts.sv.0.mail', { en: [], sv: [{ ...contact, mail: 'nobody' }] }],
    ['contacts.en.0.url', { en: [{ ...contact, url: 'javascript:alert(1)' }], sv: [] }],
  ])('with a mistake at %s are refused there', async (path, contacts) => {
    const { version } = await setUp(owner)
    const reply = await sent(owner, `${SETUP}/contacts`, { version, contacts })
    expect(refusedAt(reply)).toEqual([422, 'invalid_input', path])
    expect((await setUp(owner)).version).toBe(version)
  })
})

describe('a notice', () => {
  it('gets another version, which its readers are counted by, and the first stays', async () => {
    await enrolled(server)
    const { body } = await sent(owner, `${SETUP}/notices`, notice('New words'))
    const [document] = body.notices
    expect(document?.versions.map(({ version, accepted }) => [version, accepted])).toEqual([
      [2, 0],
      [1, 1],
    ])
    expect(document?.versions[1]?.texts.en?.title).toBe('Your personal data')
    expect(eventsOf(server, 'notice.published')[0]?.details).toEqual({
      document: 'privacy',
      version: 2,
      material: true,
      languages: ['en', 'sv'],
    })
  })

  it('written after an older version is refused', async () => {
    expect(refusedAt(await sent(owner, `${SETUP}/notices`, notice('Late')))).toEqual([
      409,
      'changed_meanwhile',
    ])
    const unknown = { ...notice('Late'), document: 'terms', after: 3 }
    expect((await sent(owner, `${SETUP}/notices`, unknown)).status).toBe(409)
  })

  it.each([
    ['texts.sv', notice('x', ['en'])],
    ['texts', notice('x', ['en', 'sv', 'fi'])],
    [
      'texts.en.title',
      {
        ...notice('\u200b'),
        texts: { ...notice('x').texts, en: { ...notice('x').texts.en, title: '\u200b' } },
      },
    ],
    ['document', { ...notice('x'), document: 'Privacy Notice' }],
  ])('with a mistake at %s is refused there', async (path, wrong) => {
    const reply = await sent(owner, `${SETUP}/notices`, { ...wrong, after: 2 })
    expect(refusedAt(reply)).toEqual([422, 'invalid_input', path])
  })

  it('must be there in a language before the portal is offered in it', async () => {
    expect((await changed(owner, { languages: ['en'] })).status).toBe(200)
    const only = { ...notice('English alone', ['en']), after: 2 }
    expect((await sent(owner, `${SETUP}/notices`, only)).status).toBe(200)
    const both = { languages: ['en', 'sv'] }
    expect(refusedAt(await changed(owner, both))).toEqual([422, 'invalid_input', 'languages.1'])
    expect((await sent(owner, `${SETUP}/notices`, { ...notice('Both'), after: 3 })).status).toBe(
      200,
    )
    expect((await changed(owner, both)).status).toBe(200)
  })
})
