/** The roles of a portal: a closed list, at every door, that nobody's role falls out of. */
import { describe, expect, it } from 'vitest'
import { asHost, createBrowser, onboardUntil } from '../../support/api/browser.ts'
import {
  administrator,
  type ConsoleVisitor,
  openWithOwner,
} from '../../support/api/console/console.ts'
import { INVITATIONS, row } from '../../support/api/console/console-invitations.ts'
import { changed, refusedAt, setUp } from '../../support/api/console/console-portals.ts'
import {
  countIn,
  ENGINES,
  rowsIn,
  useServers,
  useServersOn,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer, type TestServerOptions } from '../../support/api/test-server.ts'

const ROLES = [
  { id: 'reporter', scope: 'unit', names: { sv: 'Uppgiftslämnare', en: 'Reporter of figures' } },
  { id: 'control', scope: 'portal', names: { sv: 'Granskare' } },
  { id: 'reader', names: {}, about: { en: 'Looks on.' } },
]
const options: TestServerOptions = { portal: { roles: ROLES } }
const openServer = useServers()

/** A server, and an owner who is signed in to its console. */
async function open(opening: Promise<TestServer>) {
  const server = await opening
  return { server, owner: await administrator(server) }
}

const whole = (role: string) => ({ unit: null, role })
const inUnit = (role: string) => ({ unit: '0001', role })

/** What the console answers to one row with these roles. */
async function told(owner: ConsoleVisitor, ...roles: readonly object[]) {
  const body = {
    invitations: [row('kim@example.org', { roles })],
    days: 14,
    dryRun: true,
    isList: true,
  }
  const { results } = JSON.parse((await owner.post(INVITATIONS, body)).text)
  return results[0]
}

describe('a role that is none of the portal’s', () => {
  it('is refused in a list, where it stands for a unit that was forgotten', async () => {
    const { owner } = await open(openServer(options))
    expect(await told(owner, { unit: '', role: '0001' })).toMatchObject({
      ok: false,
      mistake: 'role-unknown',
    })
  })

  it('is refused to a host’s server, which names the field', async () => {
    const server = await openServer(options)
    const invite = (roles: readonly object[]) =>
      asHost(server, '/v1/invitations', {
        address: 'kim@example.org',
        firstName: 'Kim',
        lastName: 'Exempel',
        inviterName: 'Example Agency',
        roles,
      })
    const refused = { status: 422, body: { code: 'invalid_input', fields: ['roles'] } }
    expect(await invite([inUnit('Uppgiftslämnare')])).toMatchObject(refused)
    expect(await invite([whole('reporter')])).toMatchObject(refused)
    expect(await invite([inUnit('control')])).toMatchObject(refused)
    expect(countIn(server, 'invitation')).toBe(0)
    expect((await invite([inUnit('reporter'), whole('control')])).status).toBe(201)
  })

  it('is refused in the console’s own portal', async () => {
    const { server } = await openWithOwner(openServer)
    const asked = { portalId: 'console', email: 'a@example.org', firstName: 'A', lastName: 'B' }
    const invite = (role: string) =>
      server.domain.invitations.invite({
        ...asked,
        roles: [{ unitExternalId: 'demo', role, until: null }],
      })
    expect(await invite('administratr')).toMatchObject({
      mistake: 'role-unknown',
      offered: ['owner', 'administrator', 'helpdesk', 'auditor', 'unit-coordinator'],
    })
    expect(await invite('auditor')).toMatchObject({ ok: true })
  })
})

describe('a role in a list', () => {
  it.each([
    ['its id', 'reporter'],
    ['the portal’s name', 'Uppgiftslämnare'],
    ['another language, in other letters', ' reporter of  FIGURES'],
    ['letters that are put together', 'Uppgiftsla\u0308mnare'],
  ])('is known by %s', async (_what, written) => {
    const { owner } = await open(openServer(options))
    expect(await told(owner, { unit: '0001', role: written })).toMatchObject({
      ok: true,
      roles: [{ unit: 'Example Town', unitExternalId: '0001', role: 'reporter' }],
    })
  })

  it('is known by our name where the portal has none, in any language', async () => {
    const { owner } = await open(openServer(options))
    for (const written of ['Läsare', 'reader', 'LUKIJA'])
      expect(await told(owner, inUnit(written))).toMatchObject({ roles: [{ role: 'reader' }] })
  })

  it('counts in the whole portal by these words alone', async () => {
    const { owner } = await open(openServer(options))
    for (const unit of ['Hela portalen', 'the whole portal', 'KOKO PORTAALI', null])
      expect(await told(owner, { unit, role: 'reader' })).toMatchObject({
        ok: true,
        roles: [{ unit: null, unitExternalId: null, role: 'reader' }],
      })
    for (const unit of ['', ' '])
      expect(await told(owner, { unit, role: 'reader' })).toMatchObject({ mistake: 'unit-missing' })
  })

  it('counts in a unit that is named as the whole portal is', async () => {
    const { owner } = await open(openServer(options))
    const csv = 'external id;name\n9;Hela portalen'
    await owner.post('/portals/demo/units/import', { csv, dryRun: false })
    expect(await told(owner, { unit: 'hela portalen', role: 'reader' })).toMatchObject({
      roles: [{ unit: 'Hela portalen', unitExternalId: '9' }],
    })
  })

  it('is not had where it does not belong', async () => {
    const { owner } = await open(openServer(options))
    expect(await told(owner, whole('reporter'))).toMatchObject({ mistake: 'role-in-unit' })
    expect(await told(owner, inUnit('control'))).toMatchObject({ mistake: 'role-over-all' })
  })

  it('that is named twice is one, by whatever name', async () => {
    const { server, owner } = await open(openServer(options))
    const roles = [inUnit('reporter'), inUnit('Uppgiftslämnare')]
    const body = {
      invitations: [row('kim@example.org', { roles })],
      days: 14,
      dryRun: false,
      isList: true,
    }
    await owner.post(INVITATIONS, body)
    expect(countIn(server, 'invited_role')).toBe(countIn(server, 'invitation'))
  })
})

describe('the list of roles', () => {
  it('is shown to whoever looks after the portal, and kept as it is given', async () => {
    const { owner } = await open(openServer(options))
    const reader = { id: 'reader', scope: 'either', names: {}, about: { en: 'Looks on.' } }
    const { roles } = await setUp(owner)
    expect(roles.at(-1)).toEqual(reader)
    expect(JSON.parse((await owner.get('/me')).text).portals[0].roles).toEqual(roles)
    const { body } = await changed(owner, { roles: [...roles].reverse() })
    expect(body.roles.map(({ id }) => id)).toEqual(['reader', 'control', 'reporter'])
  })

  it('of a portal that names none has the usual one', async () => {
    const { owner } = await open(openServer({ portal: { roles: undefined } }))
    expect((await setUp(owner)).roles.map(({ id }) => id)).toEqual(['reporter'])
  })

  const role = (id: string, names: Readonly<Record<string, string>> = {}) => ({
    id,
    scope: 'unit',
    names,
    about: {},
  })

  it.each([
    ['nothing', [], 'roles'],
    ['an id twice', [role('reader'), role('reader')], 'roles.1.id'],
    ['no id', [role(' ')], 'roles.0.id'],
    [
      'a name twice',
      [role('a', { sv: 'Läsare' }), role('b', { sv: 'läsare ' })],
      'roles.1.names.sv',
    ],
    [
      'our name for another',
      [role('reporter'), role('x', { sv: 'UPPGIFTSLÄMNARE' })],
      'roles.1.names.sv',
    ],
    ['an id with a sign of the command line', [role('a@b')], 'roles.0.id'],
    ['an id that looks the same', [role('checker'), role('ｃhecker')], 'roles.1.id'],
    ['an id that differs in case alone', [role('checker'), role('Checker')], 'roles.1.id'],
    ['a language that we do not speak', [role('a', { xx: 'A' })], 'roles.0.names'],
  ])('has not %s', async (_what, roles, field) => {
    const { owner } = await openWithOwner(openServer)
    expect(refusedAt(await changed(owner, { roles }))).toEqual([422, 'invalid_input', field])
  })

  it('keeps a role that somebody is invited to, until the invitation is revoked', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const { invitation } = await server.invite({ days: 1 })
    const others = (await setUp(owner)).roles.filter(({ id }) => id !== 'reporter')
    expect(refusedAt(await changed(owner, { roles: others }))).toEqual([
      422,
      'invalid_input',
      'roles',
    ])
    await server.domain.invitations.revoke(invitation.id)
    expect((await changed(owner, { roles: others })).status).toBe(200)
  })

  it('keeps a role where somebody has it, or is invited to it', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const { invitation } = await server.invite()
    const { roles } = await setUp(owner)
    const placed = (scope: string) =>
      roles.map((one) => (one.id === 'reporter' ? { ...one, scope } : one))
    expect(refusedAt(await changed(owner, { roles: placed('portal') }))).toEqual([
      422,
      'invalid_input',
      'roles.0.scope',
    ])
    expect((await changed(owner, { roles: placed('unit') })).status).toBe(200)
    await server.domain.invitations.revoke(invitation.id)
    expect((await changed(owner, { roles: placed('portal') })).status).toBe(200)
  })

  it('keeps a role that somebody has, under the id that their server knows', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const person = await hasRole(server, 'reader')
    const { roles } = await setUp(owner)
    const renamed = roles.map((one) => (one.id === 'reader' ? { ...one, id: 'viewer' } : one))
    expect((await changed(owner, { roles: renamed })).status).toBe(422)
    const called = roles.map((one) => ({ ...one, names: { en: `The ${one.id}` } }))
    expect((await changed(owner, { roles: called })).status).toBe(200)
    await asHost(server, '/v1/memberships/end', { person, unit: null, role: 'reader' })
    expect((await changed(owner, { roles: renamed })).status).toBe(200)
  })
})

/** Somebody who came in with this role in the whole of "demo"; their id. */
async function hasRole(server: TestServer, role: string): Promise<unknown> {
  const { token } = await server.invite({ roles: [{ unitExternalId: null, role, until: null }] })
  await onboardUntil(server, createBrowser(server), 'done', token)
  return rowsIn(server, 'select id from person where email_key = ?', REPORTER)[0]?.id
}

describe.each(ENGINES)('a role that goes while somebody is invited to it, on %s', (engine) => {
  const openOn = useServersOn(engine)

  it('leaves nobody invited to a role that is none', async () => {
    const { owner } = await open(openOn())
    const { version, roles } = await setUp(owner)
    const body = { version, roles: roles.filter(({ id }) => id !== 'reader') }
    const invitations = [row('kim@example.org', { roles: [inUnit('reader')] })]
    const [removed, invited] = await Promise.all([
      owner.post('/portals/demo/setup', body),
      owner.post(INVITATIONS, { invitations, days: 14, dryRun: false, isList: true }),
    ])
    const left = (await setUp(owner)).roles.map(({ id }) => id)
    const { results } = JSON.parse(invited.text)
    expect([removed.status, results[0].ok]).toEqual(
      left.includes('reader') ? [422, true] : [200, false],
    )
  })
})
