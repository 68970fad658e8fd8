/** What the server or the console suggests, prefills or links to can be sent back as it is. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { asHost, createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { type ConsoleVisitor, openWithOwner } from '../../support/api/console/console.ts'
import { SETUP, sent, setUp } from '../../support/api/console/console-portals.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import { stepNameOf } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const LONG_ADDRESS = `${'a'.repeat(64)}@${'b'.repeat(59)}.${'c'.repeat(59)}.${'d'.repeat(57)}.example.org`

describe('a name that an invitation holds', () => {
  it.each([
    ['100 letters that a canonical form makes 200 of', '\u0958'.repeat(100).normalize('NFC')],
    ['300 letters', 'Å'.repeat(300)],
    ['a letter under 300 marks', `A${'\u0301'.repeat(300)}`],
  ])('can be confirmed, even if it is %s from before names were counted', async (_what, name) => {
    const server = await openServer()
    const { token } = await server.invite()
    changeRows(server, 'update invitation set first_name = ?, last_name = ?', name, name)
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'register', token)
    const { firstName, lastName } = stepOf(reply, 'register')
    const confirmed = await browser.answer(flow, { step: 'register', firstName, lastName })
    expect(stepNameOf(confirmed)).toBe('totp-enrol')
  })
})

describe('in the console', () => {
  let server: TestServer
  let owner: ConsoleVisitor

  beforeEach(async () => {
    ;({ server, owner } = await openWithOwner(openServer))
  })

  it('a link by a whole address finds its invitation, however long the address is', async () => {
    await server.invite({ email: LONG_ADDRESS })
    const q = new URLSearchParams({ q: LONG_ADDRESS })
    for (const list of ['invitations', 'people', 'units'])
      expect((await owner.get(`/portals/demo/${list}?${q}`)).status).toBe(200)
    const { text } = await owner.get(`/portals/demo/invitations?${q}`)
    expect(JSON.parse(text).items).toMatchObject([{ address: LONG_ADDRESS }])
  })

  it('help contacts that a file gave are saved as they stand', async () => {
    const contact = { label: 'Help', mail: LONG_ADDRESS, telephone: null, hours: null, url: null }
    const { version } = await setUp(owner)
    const contacts = { en: [contact], sv: [contact] }
    const put = { version, contacts }
    expect(await server.domain.portalSetup.replaceContacts('demo', put, BY_OPERATOR)).toMatchObject(
      {
        ok: true,
      },
    )
    const shown = await setUp(owner)
    const saved = await sent(owner, '/portals/demo/setup/contacts', {
      version: shown.version,
      contacts: shown.contacts,
    })
    expect(saved.status).toBe(200)
  })

  it('a row of a list is told that its name is too long, or its role none, and the others are sent', async () => {
    const row = (changes: object) => ({
      address: 'a@example.org',
      firstName: 'Kim',
      lastName: 'Exempel',
      roles: [{ unit: null, role: 'reporter' }],
      ...changes,
    })
    const invitations = [
      row({ firstName: 'K'.repeat(101) }),
      row({ roles: [{ unit: null, role: 'r'.repeat(65) }] }),
      row({ address: `${'a'.repeat(300)}@example.org` }),
      row({ firstName: 'K'.repeat(100) }),
    ]
    const body = { invitations, days: 30, dryRun: false, isList: true }
    const { status, text } = await owner.post('/portals/demo/invitations', body)
    expect(status).toBe(200)
    expect(JSON.parse(text).results).toMatchObject([
      { ok: false, mistake: 'too-long' },
      { ok: false, mistake: 'role-unknown' },
      { ok: false, mistake: 'address-invalid' },
      { ok: true },
    ])
  })

  it('a setting that was accepted is accepted again as it is shown', async () => {
    const text = (letters: readonly string[], maxLength: number) =>
      fc
        .array(fc.constantFrom(...letters), { minLength: 1, maxLength, size: 'max' })
        .map((all) => all.join(''))
    const line = text(['a', 'å', 'Ω', '統', '👨‍👩‍👧‍👦', '\u0958', '\ufb2c', '&'], 120)
    const setting = fc.oneof(
      line.map((name) => ({ name })),
      text(['a', 'å', 'Ω', '統', '\u0958'], 470).map((path) => ({
        homeUrl: `https://portal.example.org/${path}`,
      })),
      line.map((authority) => ({ branding: { authority, accent: null, accentDark: null } })),
    )
    const put = async (to: object) =>
      sent(owner, SETUP, { version: (await setUp(owner)).version, ...to })
    await fc.assert(
      fc.asyncProperty(setting, async (asked) => {
        fc.pre((await put(asked)).status === 200)
        const { version, name, homeUrl, branding } = await setUp(owner)
        expect((await put({ name, homeUrl, branding })).status).toBe(200)
        const { portalSetup } = server.domain
        const document = { ...(await portalSetup.document('demo')), id: `copy-${version}` }
        const copied = await portalSetup.addAsked({ definition: document }, BY_OPERATOR)
        expect(copied).toMatchObject({ ok: true })
      }),
      { numRuns: 40 },
    )
  })
})

describe('a portal from a file', () => {
  it('has no unit that nobody could be invited to', async () => {
    const server = await openServer()
    const document = await server.domain.portalSetup.document('demo')
    const withUnit = (externalId: string, id: string) => ({
      definition: { ...document, id, units: [{ externalId, name: 'Example Town' }] },
    })
    const { portalSetup } = server.domain
    expect(await portalSetup.addAsked(withUnit('1'.repeat(101), 'a'), BY_OPERATOR)).toMatchObject({
      refusal: { code: 'invalid_input', mistakes: [{ path: 'units.0.externalId' }] },
    })
    expect(await portalSetup.addAsked(withUnit('1'.repeat(100), 'a'), BY_OPERATOR)).toMatchObject({
      ok: true,
    })
  })
})

describe('an inviter', () => {
  it('is named by a host as the server names them to it', async () => {
    const server = await openServer()
    const { status } = await asHost(server, '/v1/invitations', {
      address: 'kim@example.org',
      firstName: 'Kim',
      lastName: 'Exempel',
      roles: [{ unit: '0001', role: 'reporter' }],
      inviterName: `${'F'.repeat(100)} ${'L'.repeat(100)}`,
    })
    expect(status).toBe(201)
  })
})
