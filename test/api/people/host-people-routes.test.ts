/** What a host's server keeps in step: its units, its people, their roles; its own portal's alone. */
import { describe, expect, it } from 'vitest'
import { asHost, enrolled } from '../../support/api/browser.ts'
import { DAY } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  actsIn,
  addOtherPortal,
  countIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

async function ask(
  server: TestServer,
  route: string,
  { body, secret = server.portalSecret }: { body?: unknown; secret?: string } = {},
) {
  const [method = '', path = ''] = route.split(' ')
  const response = await server.app.request(`${server.publicUrl}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const put = (server: TestServer, units: readonly object[]) =>
  ask(server, 'PUT /v1/units', { body: { units } })

describe('units from a host', () => {
  it('are added and changed, and the rest stay', async () => {
    const server = await openServer()
    const units = [
      { externalId: '0001', name: 'Example Village', contact: 'desk@example.org' },
      { externalId: '9', name: 'Harbour' },
    ]
    expect((await put(server, units)).body).toEqual({ added: 1, changed: 1, unchanged: 0 })
    expect((await put(server, units)).body).toEqual({ added: 0, changed: 0, unchanged: 2 })
    expect(rowsIn(server, 'select external_id, name, contact from unit order by name')).toEqual([
      { external_id: '0001', name: 'Example Village', contact: 'desk@example.org' },
      { external_id: '9', name: 'Harbour', contact: null },
      { external_id: '0002', name: 'Sample City', contact: null },
    ])
    expect(actsIn(server).filter((act) => act === 'unit.imported')).toHaveLength(1)
  })

  it('are refused when there are too many, one twice, or one without a name', async () => {
    const server = await openServer()
    const many = Array.from({ length: 501 }, (_, index) => ({ externalId: `${index}`, name: 'x' }))
    const unit = { externalId: '9', name: 'Harbour' }
    for (const units of [many, [unit, unit], [{ externalId: '9', name: ' ' }]])
      expect((await put(server, units)).body.code).toBe('invalid_input')
    expect(countIn(server, 'unit')).toBe(2)
  })
})

describe('people for a host', () => {
  it('are those of its portal, with their live roles', async () => {
    const server = await openServer()
    const secret = await addOtherPortal(server)
    await enrolled(server)
    const { items, next } = (await ask(server, 'GET /v1/people')).body
    expect([items, next]).toEqual([
      [
        {
          id: expect.any(String),
          firstName: 'Test',
          lastName: 'Reporter',
          email: REPORTER,
          memberships: [
            { unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null },
          ],
        },
      ],
      null,
    ])
    expect((await ask(server, 'GET /v1/people', { secret })).body.items).toEqual([])
  })

  it('are none who only coordinate a unit of it, in the console', async () => {
    const server = await openServer()
    await administrator(server, { role: 'unit-coordinator' })
    expect((await ask(server, 'GET /v1/people')).body.items).toEqual([])
  })

  it('refuses a place that was never handed out, and an unknown question', async () => {
    const server = await openServer()
    for (const query of ['after=nothing', 'q=test'])
      expect((await ask(server, `GET /v1/people?${query}`)).status).toBe(422)
  })
})

describe('ending a role by the host', () => {
  async function signedIn() {
    const server = await openServer()
    const otherSecret = await addOtherPortal(server)
    const { done } = await enrolled(server)
    const { sid, person } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const role = { person: person.id, unit: '0001', role: 'reporter' }
    const end = (overrides: object = {}, secret = server.portalSecret) =>
      ask(server, 'POST /v1/memberships/end', { body: { ...role, ...overrides }, secret })
    const isActive = async () =>
      (await asHost(server, '/v1/sessions/check', { sid })).body.active as boolean
    return { server, otherSecret, end, isActive }
  }

  it('ends access at once, and is told once', async () => {
    const { server, end, isActive } = await signedIn()
    expect((await end()).body).toEqual({ ended: true })
    expect(await isActive()).toBe(false)
    expect(countIn(server, 'session', 'ended_at is null')).toBe(0)
    expect((await end()).body).toEqual({ ended: false })
  })

  it('on a date ends it then', async () => {
    const { server, end, isActive } = await signedIn()
    const until = new Date(server.clock.now() + 60_000).toISOString()
    expect((await end({ until })).body).toEqual({ ended: true })
    expect(await isActive()).toBe(true)
    server.clock.advance(60_000)
    expect(await isActive()).toBe(false)
  })

  it('ends nothing that is not named exactly, or is of another portal', async () => {
    const { end, isActive, otherSecret } = await signedIn()
    for (const named of [
      { unit: null },
      { unit: '0002' },
      { role: 'reader' },
      { person: 'nobody' },
    ])
      expect((await end(named)).body).toEqual({ ended: false })
    expect((await end({}, otherSecret)).body).toEqual({ ended: false })
    expect(await isActive()).toBe(true)
  })

  it('takes no date that has passed', async () => {
    const { server, end } = await signedIn()
    const until = new Date(server.clock.now() - DAY).toISOString()
    expect((await end({ until })).body).toMatchObject({ code: 'invalid_input', fields: ['until'] })
  })
})

describe('without the secret of a portal', () => {
  it('nothing of it is told or done', async () => {
    const server = await openServer()
    for (const route of ['PUT /v1/units', 'GET /v1/people', 'POST /v1/memberships/end']) {
      const body = route.startsWith('GET') ? undefined : {}
      expect((await ask(server, route, { body, secret: 'nothing' })).status).toBe(401)
    }
  })
})
