import { consoleDefinition } from '../../../api/domain/portals/console-portal.ts'
import { addOtherPortal } from './servers/servers.ts'
import { REPORTER, type TestServer } from './test-server.ts'

/** Whoever could be let in elsewhere by what a host's page sets up: what they are, where, and as what. */
export const ROLES_ELSEWHERE = [
  ['reports to another portal', 'other', 'reporter'],
  ['works in the console', 'console', 'auditor'],
] as const

/** The portal that a role is to be had in: one more, or the console. */
export async function openElsewhere(server: TestServer, portalId: string): Promise<void> {
  if (portalId === 'other') await addOtherPortal(server)
  else await server.domain.portalSetup.addOurs(consoleDefinition(server.services))
}

/** The reporter gets a role in a portal that is there. */
export async function giveRole(
  { store, clock }: TestServer,
  portalId: string,
  role: string,
): Promise<void> {
  const person = await store.run(() => store.people.byEmailKey(REPORTER))
  const membership = { id: 'one-more', personId: person?.id ?? '', portalId, unitId: null, role }
  const at = { until: null, createdAt: clock.now(), endedAt: null }
  await store.atomically(() => store.people.addMembership({ ...membership, ...at }))
}
