import type { PersonView } from '../../../api/contract/console/people.ts'
import { enrolled } from './browser.ts'
import { administrator, type ConsoleVisitor } from './console.ts'
import { addOtherPortal, rowsIn } from './servers.ts'
import { REPORTER, type TestServer } from './test-server.ts'

export const PEOPLE = '/portals/demo/people'

/** A reporter who is signed in to "demo", and somebody who looks at them there in the console. */
export async function lookedAt(
  server: TestServer,
  options: Parameters<typeof administrator>[1] = { role: 'administrator' },
) {
  await addOtherPortal(server)
  const visitor = await administrator(server, options)
  const reporter = await enrolled(server)
  server.clock.advance(1000)
  const id = idOf(server, REPORTER)
  return { server, visitor, reporter, id, path: `${PEOPLE}/${id}` }
}

/** Empty for an address that nobody has. */
export function idOf(server: TestServer, address: string): string {
  return String(rowsIn(server, 'select id from person where email = ?', address)[0]?.id ?? '')
}

export async function look({ get }: ConsoleVisitor, path: string): Promise<PersonView> {
  return JSON.parse((await get(path)).text)
}

/** Gives a person a role, past the journeys. */
export async function giveRole(
  server: TestServer,
  personId: string,
  { portalId, role = 'reporter', unit = '' }: { portalId: string; role?: string; unit?: string },
): Promise<void> {
  const found = await server.store.run(() => server.store.units.byExternalId(portalId, unit))
  const membership = {
    id: server.services.random.id(),
    personId,
    portalId,
    unitId: found?.id ?? null,
    role,
    until: null,
    createdAt: server.clock.now(),
    endedAt: null,
  }
  await server.store.atomically(() => server.store.people.addMembership(membership))
}
