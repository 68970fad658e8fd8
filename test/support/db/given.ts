/** Rows that are in the store already when a test begins. */
import type { Flow } from '../../../api/ports/store/flow-store.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Person } from '../../../api/ports/store/person-store.ts'
import type { Portal } from '../../../api/ports/store/portal-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { flowOf, methodOf, personOf, portalOf } from './rows.ts'

export const givenPortal = async (store: Store, overrides?: Partial<Portal>): Promise<Portal> => {
  const portal = portalOf(overrides)
  await store.run(() => store.portals.add(portal))
  return portal
}

export const givenPerson = (store: Store, overrides?: Partial<Person>): Promise<Person> =>
  store.run(() => store.people.addOrGet(personOf(overrides)))

/** Of a person of its own, unless one is named. */
export const givenMethod = async (
  store: Store,
  overrides: Partial<Method> = {},
): Promise<Method> => {
  const personId = overrides.personId ?? (await givenPerson(store)).id
  const method = methodOf(personId, overrides)
  await store.run(() => store.methods.add(method))
  return method
}

/** With a portal of its own, unless one is named. */
export const givenFlow = async (store: Store, overrides: Partial<Flow> = {}): Promise<Flow> => {
  const portalId = overrides.portalId ?? (await givenPortal(store)).id
  const flow = flowOf(portalId, overrides)
  await store.run(() => store.flows.add(flow))
  return flow
}

/** As many callers at once as `times` says; their answers. */
export const atOnce = <T>(times: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => call(index)))
