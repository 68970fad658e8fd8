import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { givenPerson, givenPortal } from '../../support/db/given.ts'
import { invitationOf, methodOf, now } from '../../support/db/rows.ts'

/** How many rows a statement fetches, whatever it makes of them. */
function* rowsFetched(statement: Statement<unknown>): Statement<number> {
  let fetched = 0
  let step = statement.next()
  while (!step.done) {
    const rows = yield step.value
    fetched += rows.length
    step = statement.next(rows)
  }
  return fetched
}

describe.each(engines)('what is asked of an address on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const fetched = (make: () => Statement<unknown>) => store.run(() => rowsFetched(make()))

  it('fetches one row, whether somebody has the address or not', async () => {
    const person = await givenPerson(store)
    const { id: portalId } = await givenPortal(store)
    const invitation = invitationOf(portalId, { emailKey: person.emailKey })
    await store.run(() => store.invitations.add(invitation, []))
    await store.run(() =>
      store.invitations.add(invitationOf(portalId, { emailKey: person.emailKey }), []),
    )
    await store.run(() => store.methods.add(methodOf(person.id, { kind: 'password' })))
    await store.run(() => store.methods.add(methodOf(person.id)))
    await store.run(() => store.attemptBudgets.lock(person.id, 'email-code'))

    for (const [key, id, invitationId] of [
      [person.emailKey, person.id, invitation.id],
      ['nobody', 'nobody', 'none'],
    ] as const) {
      expect(await fetched(() => store.people.byEmailKey(key))).toBe(1)
      expect(
        await fetched(() => store.methods.activeOfKind(id, 'password', { portalId, now })),
      ).toBe(1)
      expect(await fetched(() => store.invitations.aboutAddress(portalId, key, now))).toBe(1)
      expect(await fetched(() => store.invitations.byId(invitationId))).toBe(1)
      expect(await fetched(() => store.attemptBudgets.failures(id, 'email-code'))).toBe(1)
    }
  })
})
