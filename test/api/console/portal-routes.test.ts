/** A portal's set-up, changed in the console: what is taken, what is refused and where, what is logged. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleVisitor, openWithOwner } from '../../support/api/console/console.ts'
import {
  changed,
  eventsOf,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console/console-portals.ts'
import { strict } from '../../support/api/console/policies.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
let owner: ConsoleVisitor
beforeEach(async () => {
  const opened = await openWithOwner(openServer)
  server = opened.server
  owner = opened.owner
})

describe('the set-up of a portal', () => {
  it('is shown whole, without its secret', async () => {
    const { status, text } = await owner.get(SETUP)
    const view = await setUp(owner)
    expect(status).toBe(200)
    expect(view).toMatchObject({
      id: 'demo',
      name: 'Personnel statistics',
      origins: ['http://localhost:4100'],
      returnUrls: ['http://localhost:4100/'],
      missing: [],
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
      missing: [{ what: 'start-page', address: 'https://portal.example.org/' }],
      branding: { authority: 'Example Agency', accent: '#0b5394', accentDark: null },
    })
    const [event] = eventsOf(server, 'portal.changed')
    expect(event).toMatchObject({ actor: 'administrator', target: 'portal', id: 'demo' })
    expect(event?.details).toEqual({
      changed: ['name', 'homeUrl', 'branding'],
      name: { from: before.name, to: 'Water survey' },
      homeUrl: { from: before.homeUrl, to: body.homeUrl },
      branding: { from: before.branding, to: body.branding },
    })
    expect(JSON.parse((await owner.get('/me')).text).portals[0].name).toBe('Water survey')
  })

  it('that is changed is in the log as it was and as it is, addresses too', async () => {
    const from = await setUp(owner)
    const to = {
      origins: ['https://portal.example.org'],
      returnUrls: ['https://portal.example.org/session/callback'],
      invitationUrl: 'https://portal.example.org/invited',
      languages: ['en'],
      timeZone: 'Europe/Helsinki',
    }
    expect((await changed(owner, to)).status).toBe(200)
    expect(eventsOf(server, 'portal.changed')[0]?.details).toEqual({
      changed: ['origins', 'returnUrls', 'invitationUrl', 'languages', 'timeZone'],
      origins: { from: from.origins, to: to.origins },
      returnUrls: { from: from.returnUrls, to: to.returnUrls },
      invitationUrl: { from: from.invitationUrl, to: to.invitationUrl },
      languages: { from: from.languages, to: to.languages },
      timeZone: { from: from.timeZone, to: to.timeZone },
    })
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

  it('has its page for invitations at an origin of its own, or at ours', async () => {
    const elsewhere = 'https://elsewhere.example.org'
    const atPage = [422, 'invalid_input', 'invitationUrl']
    await changed(owner, { returnUrls: [] })
    const before = await setUp(owner)
    for (const to of [
      { invitationUrl: `${elsewhere}/invitation` },
      { invitationUrl: 'http://localhost:4101/invitation' },
      { origins: [elsewhere] },
      { origins: [elsewhere], invitationUrl: before.invitationUrl },
    ])
      expect(refusedAt(await changed(owner, to)), JSON.stringify(to)).toEqual(atPage)
    expect(await setUp(owner)).toEqual(before)
    for (const to of [
      { origins: [elsewhere], invitationUrl: `${elsewhere}/invitation` },
      { invitationUrl: `${server.publicUrl}/p/demo/invitation` },
      { origins: ['https://moved.example.org'] },
      { invitationUrl: null },
    ])
      expect((await changed(owner, to)).status, JSON.stringify(to)).toBe(200)
  })

  it('has its return addresses at origins of its own, and says which ones an origin takes along', async () => {
    const second = 'https://second.example.org'
    const returnUrls = [`${server.portalUrl}/in?by=us`, `${second}/in`]
    expect(refusedAt(await changed(owner, { returnUrls }))).toEqual([
      422,
      'invalid_input',
      'returnUrls.1',
    ])
    const both = { returnUrls, origins: [server.portalUrl, second], invitationUrl: null }
    expect((await changed(owner, both)).body.returnUrls).toEqual(returnUrls)
    expect(refusedAt(await changed(owner, { origins: [second] }))).toEqual([
      422,
      'invalid_input',
      'returnUrls.0',
    ])
    const { body } = await changed(owner, { returnUrls: [] })
    expect(body.missing).toEqual([{ what: 'return-url', address: null }])
  })

  it.each([
    ['origins.1', { origins: ['https://a.example.org', 'http://a.example.org'] }],
    ['homeUrl', { homeUrl: 'javascript:alert(1)' }],
    ['returnUrls.0', { returnUrls: ['javascript:alert(1)'] }],
    ['returnUrls.0', { returnUrls: ['https://user@portal.example.org/'] }],
    ['invitationUrl', { invitationUrl: 'https://a.example.org/#there' }],
    ['languages.1', { languages: ['en', 'da'] }],
    ['timeZone', { timeZone: 'Nowhere/Town' }],
    ['name', { name: '\u200b\u202e' }],
    ['branding.accent', { branding: { authority: null, accent: '#ffee00', accentDark: null } }],
    ['branding.accentDark', { branding: { authority: null, accent: null, accentDark: '#123' } }],
    [
      'policy.secondFactors.0',
      {
        policy: { ...strict, secondFactors: ['fax'] },
      },
    ],
  ])('with a mistake at %s is refused there, and stays', async (path, to) => {
    const before = await setUp(owner)
    expect(refusedAt(await changed(owner, to))).toEqual([422, 'invalid_input', path])
    expect(await setUp(owner)).toEqual(before)
  })
})

describe('a password alone', () => {
  const weak = { ...strict, level: 'aal1', password: 'classic-8' }
  const nist = { ...weak, password: 'nist' }
  const reason = 'The figures are public already.'
  const lacksReason = [422, 'invalid_input', 'reason']

  it('asks for a reason when it comes to be, which is logged', async () => {
    expect(refusedAt(await changed(owner, { policy: nist }))).toEqual(lacksReason)
    expect((await changed(owner, { policy: nist, reason })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: weak }))).toEqual(lacksReason)
    expect((await changed(owner, { policy: weak, reason })).status).toBe(200)
    expect(eventsOf(server, 'portal.changed')[0]?.details).toEqual({
      changed: ['policy'],
      policy: { from: nist, to: weak },
      reason,
    })
  })

  it('asks for another one whenever level or length change, and for nothing else', async () => {
    const ten = { ...weak, password: 'classic-10' }
    expect((await changed(owner, { policy: ten, reason })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: weak }))).toEqual(lacksReason)
    expect((await changed(owner, { policy: weak, reason })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: ten }))).toEqual(lacksReason)
    expect((await changed(owner, { policy: { ...weak, sessions: 'short' } })).status).toBe(200)
    expect((await changed(owner, { policy: { ...weak, level: 'aal2' } })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: weak }))).toEqual(lacksReason)
  })

  it('asks for one too where it opens the portal for as long as there is grace', async () => {
    const graced = { ...weak, level: 'aal2', graceSignIns: 3 }
    expect((await changed(owner, { policy: { ...graced, graceSignIns: 0 } })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: graced }))).toEqual(lacksReason)
    expect((await changed(owner, { policy: graced, reason })).status).toBe(200)
    expect((await changed(owner, { policy: { ...graced, graceSignIns: 2 } })).status).toBe(200)
    expect(refusedAt(await changed(owner, { policy: graced }))).toEqual(lacksReason)
  })

  it('is not excused by a reason without words', async () => {
    const blank = `\u200b${' '.repeat(20)}x`
    expect(refusedAt(await changed(owner, { policy: weak, reason: blank }))).toEqual(lacksReason)
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
      ['Desk', 'Desk@Example.ORG'],
      ['Other', 'Desk@Example.ORG'],
    ])
    expect(body.contacts.sv).toEqual([])
    const [event] = eventsOf(server, 'portal.contacts-replaced')
    expect(event).toMatchObject({ id: 'demo', details: { contacts: 2 } })
  })

  it('written before the languages changed are refused as late, not as wrong', async () => {
    const { version } = await setUp(owner)
    expect((await changed(owner, { languages: ['en'] })).status).toBe(200)
    const late = await sent(owner, `${SETUP}/contacts`, { version, contacts: { en: [], sv: [] } })
    expect(refusedAt(late)).toEqual([409, 'changed_meanwhile'])
  })

  it.each([
    ['contacts.sv', { en: [] }],
    ['contacts', { en: [], sv: [], da: [] }],
    ['contacts.sv.0.mail', { en: [], sv: [{ ...contact, mail: 'nobody' }] }],
    ['contacts.en.0.url', { en: [{ ...contact, url: 'javascript:alert(1)' }], sv: [] }],
  ])('with a mistake at %s are refused there', async (path, contacts) => {
    const { version } = await setUp(owner)
    const reply = await sent(owner, `${SETUP}/contacts`, { version, contacts })
    expect(refusedAt(reply)).toEqual([422, 'invalid_input', path])
    expect((await setUp(owner)).version).toBe(version)
  })
})
