import type { PersonView } from '../../../../api/contract/console/people-wire.ts'
import { beginning, type OpenServer } from '../beginnings.ts'
import { createBrowser, enrolled } from '../browser.ts'
import { addOtherPortal, rowsIn } from '../servers/servers.ts'
import { REPORTER, type TestServer } from '../test-server.ts'
import { administrator, type ConsoleVisitor, visitorIn } from './console.ts'

export const PEOPLE = '/portals/demo/people'

type Looking = Parameters<typeof administrator>[1]

const looking = async (server: TestServer, options: Looking) => {
  await addOtherPortal(server)
  const { browser, secret } = await administrator(server, options)
  const reporter = await enrolled(server)
  server.clock.advance(1000)
  const { secret: reporterSecret, done } = reporter
  const jars = { visitor: browser.jar, reporter: reporter.browser.jar }
  return { secret, reporterSecret, done, jars, id: idOf(server, REPORTER) }
}

const usual = beginning((server) => looking(server, { role: 'administrator' }))

/**
 * A reporter who is signed in to "demo", and somebody who looks at them there in the console.
 *
 * @param options who looks. Default: the portal's administrator.
 */
export async function lookedAt(openServer: OpenServer, options?: Looking) {
  const openAs = options ? beginning((server) => looking(server, options)) : usual
  const { server, jars, secret, reporterSecret, done, id } = await openAs(openServer)
  const visitor = createBrowser(server, { origin: server.publicUrl, jar: jars.visitor })
  const reporter = createBrowser(server, { jar: jars.reporter })
  return {
    server,
    visitor: visitorIn(visitor, secret),
    reporter: { browser: reporter, secret: reporterSecret, done },
    id,
    path: `${PEOPLE}/${id}`,
  }
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
