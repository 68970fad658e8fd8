/** Whoever coordinates a unit sees who reports for it, invites whoever takes over, and ends roles there. */
import { describe, expect, it } from 'vitest'
import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import type { MeView } from '../../../api/contract/console/console-wire.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  COORDINATOR,
  membershipOf,
  OWN_UNITS,
  openCoordinated,
  ownUnits,
  toUnit,
} from '../../support/api/console/coordinators.ts'
import { actsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()
const arrive = () => openCoordinated(openServer)

describe('whoever coordinates a unit', () => {
  it('finds it in the console, and no more of its portal', async () => {
    const { coordinator } = await arrive()
    const me: MeView = JSON.parse((await coordinator.get('/me')).text)
    expect(me.everywhere).toEqual([])
    expect(me.portals).toMatchObject([
      {
        id: 'demo',
        role: 'unit-coordinator',
        permissions: ['own-units.read', 'own-units.change'],
      },
    ])
  })

  it('sees who reports for it, and who is invited to', async () => {
    const { coordinator } = await arrive()
    const { units } = await ownUnits(coordinator)
    expect(units).toMatchObject([
      {
        externalId: '0001',
        name: 'Example Town',
        people: [{ address: REPORTER, role: 'reporter', until: null, mayEnd: true, isSelf: false }],
        invited: [
          { address: 'here@example.org', mayChange: true, standing: 'sent' },
          { address: 'both@example.org', mayChange: false, roles: [{ unitExternalId: '0001' }] },
        ],
      },
    ])
  })

  it('is told how many open invitations are older than those that are listed', async () => {
    const { owner, coordinator } = await arrive()
    expect((await ownUnits(coordinator)).units[0]?.older).toBe(0)
    const invitations = Array.from({ length: 201 }, (_, one) => ({
      address: `person${one}@example.org`,
      firstName: 'Kim',
      lastName: 'Exempel',
      roles: [{ unit: '0001', role: 'reporter' }],
    }))
    const list = { invitations, days: 14, dryRun: false, isList: true }
    const sent = await owner.post('/portals/demo/invitations', list)
    expect(sent.status, sent.text).toBe(200)
    const [unit] = (await ownUnits(coordinator)).units
    expect([unit?.invited.length, unit?.older]).toEqual([200, 3])
  })

  it('invites somebody, who stands there once they have accepted', async () => {
    const { server, coordinator } = await arrive()
    const looked = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit({ dryRun: true }))
    expect(JSON.parse(looked.text).result).toMatchObject({ ok: true, id: null })
    const sent = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit())
    const { result, units } = JSON.parse(sent.text)
    expect(result).toMatchObject({ ok: true })
    expect(units[0].invited[0]).toMatchObject({
      address: 'kim@example.org',
      inviter: 'Test Administrator',
    })
    await server.deliverMail()
    const [letter] = (await server.mails()).filter(({ to }) => to === 'kim@example.org')
    expect(letter?.text).toContain('Example Town')
  })

  it.each([
    ['a language that the portal has not', { language: 'xx' }, 'language-not-offered'],
    ['no address', { address: 'kim' }, 'address-invalid'],
    ['no telephone number', { telephone: '812345678' }, 'telephone-invalid'],
    ['no name', { firstName: '', lastName: ' ' }, 'name-missing'],
    ['a role that there is not', { role: 'boss' }, 'role-unknown'],
    ['an address that is invited already', { address: 'here@example.org' }, 'duplicate'],
  ])('is told of %s', async (_what, over, mistake) => {
    const { coordinator } = await arrive()
    const { text } = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit(over))
    expect(JSON.parse(text).result).toMatchObject({ ok: false, mistake })
  })

  it('gives a telephone number as it is written, which is kept as it is dialled from anywhere', async () => {
    const { server, coordinator } = await arrive()
    const wanted = toUnit({ telephone: '08-123 456 78' })
    const { text } = await coordinator.post(`${OWN_UNITS}/invitations`, wanted)
    const { id } = JSON.parse(text).result
    const { store } = server
    const kept = await store.run(() => store.invitations.byId(id))
    expect(kept?.telephone).toBe('+46812345678')
  })

  it('is asked about an address that looks mistyped', async () => {
    const { coordinator } = await arrive()
    const wanted = toUnit({ address: 'kim@gmial.com', dryRun: true })
    const { text } = await coordinator.post(`${OWN_UNITS}/invitations`, wanted)
    expect(JSON.parse(text).result).toMatchObject({ ok: true, hint: { meant: 'kim@gmail.com' } })
  })

  it('sends an invitation anew, and takes it back', async () => {
    const { server, coordinator, offers } = await arrive()
    server.clock.advance(10 * MINUTE)
    const one = `${OWN_UNITS}/invitations/${offers['here@example.org']}`
    expect(JSON.parse((await coordinator.post(`${one}/resend`)).text).result.ok).toBe(true)
    const { result, units } = JSON.parse((await coordinator.post(`${one}/revoke`)).text)
    expect(result.ok).toBe(true)
    expect(units[0].invited).toMatchObject([{ address: 'both@example.org' }])
    expect(JSON.parse((await coordinator.post(`${one}/resend`)).text).result).toEqual({
      ok: false,
      mistake: 'over',
    })
  })

  it('ends a role with a last day, or at once, and whoever had it is signed out', async () => {
    const { server, coordinator, reporter } = await arrive()
    const end = `${OWN_UNITS}/memberships/${membershipOf(server, REPORTER, '0001')}/end`
    const past = await coordinator.post(end, { lastDay: '2001-01-01' })
    expect([past.status, past.body.fields]).toEqual([422, ['lastDay']])
    const later = await coordinator.post(end, { lastDay: '2099-12-31' })
    expect(JSON.parse(later.text).units[0].people).toMatchObject([
      { until: '2099-12-31T22:59:59.999Z' },
    ])
    const now = await coordinator.post(end)
    expect(JSON.parse(now.text).units[0].people).toEqual([])
    expect(actsIn(server).slice(-2)).toEqual(['membership.ended', 'sessions.ended'])
    const asked = await reporter.send('POST', '/v1/session/check', { portal: 'demo' })
    expect(asked.text).not.toContain(REPORTER)
  })

  it('is nobody any more once their role in the console has ended', async () => {
    const { owner, coordinator } = await arrive()
    const { colleagues }: ColleaguesView = JSON.parse((await owner.get('/colleagues')).text)
    const found = colleagues.find(({ address }) => address === COORDINATOR)
    expect(found?.roles).toMatchObject([
      {
        role: 'unit-coordinator',
        portal: { id: 'demo' },
        unit: { externalId: '0001', name: 'Example Town – Personnel statistics' },
        mayEnd: true,
      },
    ])
    const { status } = await owner.post(
      `/colleagues/${found?.id}/memberships/${found?.roles[0]?.id}/end`,
    )
    expect(status).toBe(200)
    expect((await coordinator.get(OWN_UNITS)).status).toBe(401)
  })
})
