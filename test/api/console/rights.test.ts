/** Every route of the console, asked by every role, in its own portal and in another one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsolePermission, ConsoleRole } from '../../../api/contract/console/console-wire.ts'
import { CONSOLE_ROUTES } from '../../../api/routes/console/permissions.ts'
import { createBrowser, enrolled } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import { addOtherPortal, changeRows } from '../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

const ROLES = [
  'owner',
  'administrator',
  'helpdesk',
  'auditor',
  'unit-coordinator',
] as const satisfies ConsoleRole[]

/** What each role may do, written down once more: a slip in the rules is a difference from this. */
const MATRIX: Readonly<Record<ConsolePermission, string>> = {
  'overview.read': 'owner administrator helpdesk auditor',
  'invitations.read': 'owner administrator helpdesk auditor',
  'invitations.send': 'owner administrator',
  'people.read': 'owner administrator helpdesk auditor',
  'people.export': 'owner administrator auditor',
  'memberships.end': 'owner administrator',
  'sessions.end': 'owner administrator helpdesk',
  'people.suspend': 'owner administrator',
  'methods.suspend': 'owner administrator helpdesk',
  'callers.verify': 'owner administrator helpdesk',
  'methods.reset': 'owner administrator helpdesk',
  'units.read': 'owner administrator helpdesk auditor',
  'units.import': 'owner administrator',
  'portal.read': 'owner administrator helpdesk auditor',
  'portal.texts': 'owner administrator',
  'portal.change': 'owner',
  'portal.secrets': 'owner',
  'portals.add': 'owner',
  'helpdesk.handed-over': 'owner',
  'colleagues.read': 'owner auditor',
  'colleagues.change': 'owner',
  'own-units.read': 'unit-coordinator',
  'own-units.change': 'unit-coordinator',
}

interface Asked {
  readonly status: number
  readonly code: string | undefined
}

type Ask = (route: string, portal: string) => Promise<Asked>

const ROUTES = Object.entries(CONSOLE_ROUTES)
const IN_A_PORTAL = ROUTES.flatMap(([route, { permission }]) =>
  permission && route.includes('/:portal/') ? [{ route, permission }] : [],
)
const EVERYWHERE = ROUTES.flatMap(([route, { permission, inAnyPortal }]) =>
  permission && !inAnyPortal && !route.includes('/:portal/') ? [{ route, permission }] : [],
)
const IN_ANY_PORTAL = ROUTES.flatMap(([route, { permission, inAnyPortal }]) =>
  permission && inAnyPortal ? [{ route, permission }] : [],
)
/** Owners, of one portal alone and with one factor alone. */
const OF_DEMO = 'an owner of one portal'
const HALF_IN = 'an owner who is signed in at aal1'

let server: TestServer
const asked = new Map<string, Ask>()

/** Asks for nothing that exists: whoever is let in is told so, or that the body is not right. */
function asker(browser: ReturnType<typeof createBrowser>): Ask {
  return async (route, portal) => {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(':portal', portal).replace(/:\w+/g, 'nothing')
    const body = method === 'GET' ? undefined : { nothing: 'of this kind' }
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const reply = await browser.send(method, path, body, headers)
    return { status: reply.status, code: reply.body.code }
  }
}

const ask = (who: string, route: string, portal: string): Promise<Asked> => {
  const by = asked.get(who)
  if (!by) throw new Error(`Nobody is called ${who}`)
  return by(route, portal)
}

/** What a console that once asked for less would have left behind. */
const lowerLevel = (address: string): void =>
  changeRows(
    server,
    `update session set acr = 'aal1' where portal_id = 'console'
      and person_id = (select id from person where email = ?)`,
    address,
  )

beforeAll(async () => {
  server = await createTestServer()
  await addOtherPortal(server)
  for (const role of ROLES) asked.set(role, asker((await administrator(server, { role })).browser))
  for (const [who, portalId] of [
    [OF_DEMO, 'demo'],
    [HALF_IN, null],
  ] as const) {
    const address = `${who.replaceAll(' ', '-')}@example.org`
    const options = { role: 'owner', portalId, address } as const
    asked.set(who, asker((await administrator(server, options)).browser))
    if (who === HALF_IN) lowerLevel(address)
  }
  const origin = server.publicUrl
  asked.set('nobody', asker(createBrowser(server, { origin })))
  const { browser } = await enrolled(server)
  const reporter = createBrowser(server, { origin })
  for (const [name, value] of browser.jar)
    reporter.jar.set(name, value).set(name.replace('portal-demo', 'portal-console'), value)
  asked.set('a reporter', asker(reporter))
}, 60_000)

afterAll(() => server.close())

describe('the routes of the console', () => {
  it('are those that have a row, no more and no fewer', () => {
    const routes = server.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/console'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(routes)].sort()).toEqual(Object.keys(CONSOLE_ROUTES).sort())
  })
})

describe.each(['nobody', 'a reporter', HALF_IN])('%s', (who) => {
  it.each(ROUTES.map(([route]) => route))('is refused %s', async (route) => {
    expect(await ask(who, route, 'demo')).toEqual({ status: 401, code: 'unauthorized' })
  })
})

describe.each(ROLES)('the role %s', (role) => {
  it.each(IN_A_PORTAL)('may $route only with $permission', async ({ route, permission }) => {
    const { status, code } = await ask(role, route, 'demo')
    const isAllowed = MATRIX[permission].split(' ').includes(role)
    if (!isAllowed) expect([status, code]).toEqual([403, 'forbidden'])
    else expect(route.includes('/:id') ? [404, 422] : [200, 422]).toContain(status)
  })

  it.each(IN_A_PORTAL)(
    'in another portal finds no $route, unless it is one for all',
    async ({ route, permission }) => {
      const { status, code } = await ask(role, route, 'other')
      const isOfUnits = MATRIX[permission] === 'unit-coordinator'
      if (role === 'owner') expect(isOfUnits ? [403] : [200, 404, 422]).toContain(status)
      else expect([status, code]).toEqual([404, 'not_found'])
    },
  )

  it.each(IN_A_PORTAL)('may not $route in the console itself', async ({ route }) => {
    expect((await ask(role, route, 'console')).status).toBe(404)
  })

  it.each(EVERYWHERE)(
    'may $route only with $permission over all portals',
    async ({ route, permission }) => {
      const { status, code } = await ask(role, route, '')
      // All but the owner have their role in one portal alone.
      const isAllowed = role === 'owner' && MATRIX[permission].split(' ').includes(role)
      const done = route.startsWith('GET') ? [200, undefined] : [422, 'invalid_input']
      expect([status, code]).toEqual(isAllowed ? done : [403, 'forbidden'])
    },
  )

  it.each(IN_ANY_PORTAL)(
    'may $route with $permission in whichever portal',
    async ({ route, permission }) => {
      const isAllowed = MATRIX[permission].split(' ').includes(role)
      expect(await ask(role, route, '')).toEqual(
        isAllowed ? { status: 200, code: undefined } : { status: 403, code: 'forbidden' },
      )
    },
  )

  it('may ask who they are', async () => {
    expect((await ask(role, 'GET /v1/console/me', 'demo')).status).toBe(200)
  })
})

describe(OF_DEMO, () => {
  it.each(EVERYWHERE)('may not $route, which is over all portals', async ({ route }) => {
    expect(await ask(OF_DEMO, route, '')).toEqual({ status: 403, code: 'forbidden' })
  })

  it('may change the portal that is theirs', async () => {
    const { status } = await ask(OF_DEMO, 'POST /v1/console/portals/:portal/setup', 'demo')
    expect(status).toBe(422)
  })
})
