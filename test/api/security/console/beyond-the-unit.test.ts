/**
 * The attacker coordinates one unit, or has the session of somebody who does, and would have others: another unit,
 * the whole portal, another portal with the same unit, a role in the console.
 */
import { describe, expect, it } from 'vitest'
import { standForUnit } from '../../../../api/domain/portals/coordinated-units.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { giveRole, idOf } from '../../../support/api/console/console-people.ts'
import {
  COORDINATOR,
  membershipOf,
  OWN_UNITS,
  openCoordinated,
  ownUnits,
  toUnit,
} from '../../../support/api/console/coordinators.ts'
import { contentsOf } from '../../../support/api/contents.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const arrive = () => openCoordinated(openServer)

const ELSEWHERE = 'elsewhere@example.org'

/** What a unit is offered by, and roles are ended in. */
const changed = (server: TestServer) =>
  contentsOf(server, ['session', 'audit_event', 'audit_detail', 'audit_chain'])

describe('R-73: whoever coordinates one unit', () => {
  it.each([
    ['another unit', '0002'],
    ['a unit that there is not', '0009'],
    ['the whole portal, in words', 'The whole portal'],
    ['the unit by its name, which may be another’s', 'Example Town'],
  ])('invites nobody to %s', async (_what, unit) => {
    const { server, coordinator } = await arrive()
    const before = await changed(server)
    const { status, body } = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit({ unit }))
    expect([status, body.code]).toEqual([404, 'not_found'])
    expect(await changed(server)).toEqual(before)
  })

  it.each(['there@example.org', 'both@example.org', 'whole@example.org'])(
    'neither sends anew nor takes back what is offered outside it: %s',
    async (address) => {
      const { server, coordinator, offers } = await arrive()
      const before = await changed(server)
      for (const act of ['resend', 'revoke']) {
        const one = `${OWN_UNITS}/invitations/${offers[address]}/${act}`
        const { status, body } = await coordinator.post(one)
        expect([status, body.code]).toEqual([404, 'not_found'])
      }
      expect(await changed(server)).toEqual(before)
    },
  )

  it.each([
    ['in another unit', '0002'],
    ['over the whole portal', null],
  ])('ends no role %s', async (_what, unit) => {
    const { server, coordinator } = await arrive()
    const end = `${OWN_UNITS}/memberships/${membershipOf(server, ELSEWHERE, unit)}/end`
    const { status, body } = await coordinator.post(end)
    expect([status, body.code]).toEqual([404, 'not_found'])
    expect(membershipOf(server, ELSEWHERE, unit)).not.toBe('')
  })

  it('reads nobody who reports elsewhere alone, nor how anybody signs in', async () => {
    const { coordinator } = await arrive()
    const { text } = await coordinator.get(OWN_UNITS)
    for (const hidden of [ELSEWHERE, 'there@example.org', 'whole@example.org', '0002', 'totp'])
      expect(text).not.toContain(hidden)
  })

  it('is nobody in another portal that has a unit of the same id', async () => {
    const { coordinator } = await arrive()
    const replies = await Promise.all([
      coordinator.get('/portals/other/own-units'),
      coordinator.post('/portals/other/own-units/invitations', toUnit()),
    ])
    expect(replies.map(({ body }) => body.code)).toEqual(['not_found', 'not_found'])
  })

  it('ends neither their own role there nor that of whoever looks after the portal', async () => {
    const { server, coordinator } = await arrive()
    await giveRole(server, idOf(server, COORDINATOR), { portalId: 'demo', unit: '0001' })
    const reporter = idOf(server, REPORTER)
    await giveRole(server, reporter, { portalId: 'console', unit: 'demo', role: 'auditor' })
    const { units } = await ownUnits(coordinator)
    expect(units[0]?.people.map(({ mayEnd }) => mayEnd)).toEqual([false, false])
    for (const address of [COORDINATOR, REPORTER]) {
      const end = `${OWN_UNITS}/memberships/${membershipOf(server, address, '0001')}/end`
      const { status, body } = await coordinator.post(end)
      expect([status, body.code]).toEqual([403, 'forbidden'])
    }
  })
})

describe('R-73: a role of the console that is over what it cannot be over', () => {
  it.each([
    ['an administrator of a unit', 'administrator', 'demo/0001'],
    ['an owner of a unit', 'owner', 'demo/0001'],
    ['a coordinator of a portal', 'unit-coordinator', 'demo'],
    ['a coordinator of everything', 'unit-coordinator', ''],
  ])('is no role: %s', async (_what, role, unit) => {
    const { server, coordinator } = await arrive()
    const id = idOf(server, COORDINATOR)
    const coordinates = membershipOf(server, COORDINATOR, 'demo/0001')
    await giveRole(server, id, { portalId: 'console', role, unit })
    const { portals, everywhere } = JSON.parse((await coordinator.get('/me')).text)
    expect(portals.map((portal: { role: string }) => portal.role)).toEqual(['unit-coordinator'])
    expect(everywhere).toEqual([])
    await server.store.atomically(() =>
      server.store.people.endMembership(coordinates, server.clock.now()),
    )
    expect((await coordinator.get('/me')).status).toBe(401)
  })

  it.each([
    ['administrator', 'demo/0001'],
    ['unit-coordinator', 'demo'],
    ['unit-coordinator', null],
    ['unit-coordinator', 'console/0001'],
    ['unit-coordinator', 'demo/'],
  ])('is offered to nobody: %s over %s', async (role, unitExternalId) => {
    const { server } = await arrive()
    const invited = await server.domain.invitations.invite({
      portalId: 'console',
      email: 'kim@example.org',
      firstName: 'Kim',
      lastName: '',
      unitsByName: true,
      roles: [{ unitExternalId, role, until: null }],
    })
    expect(invited).toMatchObject({ ok: false })
  })
})

describe.each(ENGINES)('R-73: on %s, a coordinator whose role ends midway', (engine) => {
  const openOn = useServersOn(engine)

  it('changes nothing in the unit any more, by none of their acts', async () => {
    const { server, beforeNext } = await openInterrupted(openOn)
    const coordinator = await administrator(server, { role: 'unit-coordinator' })
    const { store, clock } = server
    // Of another unit from now on: still signed in, and still a coordinator.
    const id = String((await store.run(() => store.people.byEmailKey(COORDINATOR)))?.id)
    const held = await store.run(() => store.people.liveMemberships(id, 'console', clock.now()))
    const { invitation } = await server.invite({ email: 'here@example.org' })
    const moved = () =>
      store.atomically(function* () {
        for (const one of held) yield* store.people.endMembership(one.id, clock.now())
      })
    await store.atomically(() => standForUnit(server.services, 'demo/0002'))
    await giveRole(server, id, { portalId: 'console', role: 'unit-coordinator', unit: 'demo/0002' })
    const acts = [
      ['invitations', toUnit()],
      [`invitations/${invitation.id}/revoke`, {}],
    ] as const
    const codes = []
    for (const [path, body] of acts) {
      beforeNext(moved)
      codes.push((await coordinator.post(`${OWN_UNITS}/${path}`, body)).status)
    }
    expect(codes).toEqual([403, 404])
    const open = await store.run(() => store.invitations.byId(invitation.id))
    expect(open?.state).toBe('sent')
  })
})
