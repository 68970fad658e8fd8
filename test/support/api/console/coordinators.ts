import type { OwnUnitsView } from '../../../../api/contract/console/own-units-wire.ts'
import { beginning, type OpenServer } from '../beginnings.ts'
import { createBrowser, enrolled } from '../browser.ts'
import { addOtherPortal, rowsIn } from '../servers/servers.ts'
import type { TestServer } from '../test-server.ts'
import { administrator, type ConsoleVisitor, visitorIn } from './console.ts'
import { giveRole, idOf } from './console-people.ts'

export const OWN_UNITS = '/portals/demo/own-units'
export const COORDINATOR = 'unit-coordinator@example.org'

const ELSEWHERE = 'elsewhere@example.org'
const BOTH = 'both@example.org'

/** Roles that an open invitation offers, in "demo". */
const OFFERED = [
  [BOTH, ['0001', '0002']],
  ['here@example.org', ['0001']],
  ['there@example.org', ['0002']],
  ['whole@example.org', [null]],
] as const

/** Somebody coordinates 0001, where the reporter reports; others report and are invited elsewhere. */
const coordinated = beginning(async (server) => {
  await addOtherPortal(server)
  const owner = await administrator(server)
  const coordinator = await administrator(server, { role: 'unit-coordinator' })
  const reporter = await enrolled(server)
  await reportsElsewhere(server)
  const offers: Record<string, string> = {}
  for (const [email, units] of OFFERED) {
    const roles = units.map((unitExternalId) => ({ unitExternalId, role: 'reporter', until: null }))
    offers[email] = (await server.invite({ email, roles })).invitation.id
    server.clock.advance(1000)
  }
  const jars = {
    owner: owner.browser.jar,
    coordinator: coordinator.browser.jar,
    reporter: reporter.browser.jar,
  }
  return { jars, offers }
})

/** Past the journeys: somebody who reports for the other unit, and over the whole portal. */
async function reportsElsewhere(server: TestServer): Promise<void> {
  const { store } = server
  const found = await store.run(() => store.people.byEmailKey('reporter@example.org'))
  if (!found) throw new Error('Nobody reports')
  const id = 'elsewhere'
  const named = { email: ELSEWHERE, emailKey: ELSEWHERE, firstName: 'Robin', lastName: 'Elsewhere' }
  await store.atomically(() => store.people.addOrGet({ ...found, ...named, id }))
  await giveRole(server, id, { portalId: 'demo', unit: '0002' })
  await giveRole(server, id, { portalId: 'demo', role: 'reader' })
}

/** Who coordinates, who owns, and what there is to be done. */
export async function openCoordinated(openServer: OpenServer) {
  const { server, jars, offers } = await coordinated(openServer)
  const as = (jar: Map<string, string>) =>
    visitorIn(createBrowser(server, { origin: server.publicUrl, jar }), '')
  return {
    server,
    owner: as(jars.owner),
    coordinator: as(jars.coordinator),
    reporter: createBrowser(server, { jar: jars.reporter }),
    /** Ids of open invitations, by address. */
    offers,
  }
}

export async function ownUnits({ get }: ConsoleVisitor): Promise<OwnUnitsView> {
  return JSON.parse((await get(OWN_UNITS)).text)
}

/** An invitation into a unit, as the room asks for it. */
export const toUnit = (over: object = {}) => ({
  unit: '0001',
  role: 'reporter',
  address: 'kim@example.org',
  firstName: 'Kim',
  lastName: 'Exempel',
  days: 14,
  dryRun: false,
  ...over,
})

/** Of a live role that somebody has in a unit; of the whole portal without one. */
export function membershipOf(server: TestServer, address: string, unit: string | null): string {
  const found = rowsIn(
    server,
    `select m.id from membership m left join unit u on u.id = m.unit_id
      where m.person_id = ? and m.ended_at is null and u.external_id is ?`,
    idOf(server, address),
    unit,
  )
  return String(found[0]?.id ?? '')
}
