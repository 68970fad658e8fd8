/** A coordinator is made by an owner or at the machine, for a unit that is there, and bears its name of today. */
import { describe, expect, it } from 'vitest'
import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import { CONSOLE_ROLES } from '../../../api/contract/plain/portal-roles.ts'
import { fetchLaterWords } from '../../../widgets/words/generated/later.ts'
import { openCoordinated } from '../../support/api/console/coordinators.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const wanted = (over: object = {}) => ({
  address: 'kim@example.org',
  firstName: 'Kim',
  lastName: 'Exempel',
  role: 'unit-coordinator',
  portal: 'demo',
  unit: '0002',
  ...over,
})

const placesIn = ({ colleagues, invited }: ColleaguesView) =>
  [...colleagues, ...invited].flatMap(({ address, roles }) =>
    roles.flatMap(({ unit }) => (unit ? [[address, unit.name]] : [])),
  )

describe('a coordinator of a unit', () => {
  it.each([
    ['its id', '0002'],
    ['its name', 'sample  city'],
  ])('is invited for it by %s', async (_what, unit) => {
    const { server, owner } = await openCoordinated(openServer)
    const { status, text } = await owner.post('/colleagues', wanted({ unit }))
    expect(status).toBe(200)
    expect(placesIn(JSON.parse(text))).toContainEqual([
      'kim@example.org',
      'Sample City – Personnel statistics',
    ])
    await server.deliverMail()
    const [letter] = (await server.mails()).filter(({ to }) => to === 'kim@example.org')
    expect(letter?.text).toContain('Sample City – Personnel statistics')
  })

  it.each([
    ['a unit that there is not', { unit: '0009' }, 'unit'],
    ['no unit', { unit: null }, 'unit'],
    ['every portal', { portal: null }, 'portal'],
    ['a portal that there is not', { portal: 'nowhere' }, 'unit'],
    ['another role in a unit', { role: 'helpdesk' }, 'unit'],
  ])('is not made for %s', async (_what, over, field) => {
    const { owner } = await openCoordinated(openServer)
    const { status, body } = await owner.post('/colleagues', wanted(over))
    expect([status, body.code, body.fields?.[0]]).toEqual([422, 'invalid_input', field])
  })

  it('is for the unit by its name of today, and the portal’s', async () => {
    const { owner } = await openCoordinated(openServer)
    const csv = 'external id;name\n0001;Exempelstad'
    await owner.post('/portals/demo/units/import', { csv, dryRun: false })
    const seen = JSON.parse((await owner.get('/portals/demo/setup')).text)
    await owner.post('/portals/demo/setup', { version: seen.version, name: 'Statistik' })
    const { text } = await owner.get('/colleagues')
    expect(placesIn(JSON.parse(text))).toEqual([
      ['unit-coordinator@example.org', 'Exempelstad – Statistik'],
    ])
    expect(JSON.parse(text).portals).not.toContainEqual(
      expect.objectContaining({ id: 'demo/0001' }),
    )
  })

  it.each([
    ['sv', 'enhetssamordnare'],
    ['en', 'unit coordinator'],
    ['fi', 'yksikkökoordinaattori'],
  ] as const)('is told which role it is, in %s', async (language, said) => {
    const { server } = await openCoordinated(openServer)
    const invited = await server.domain.invitations.invite({
      portalId: 'console',
      email: 'kim@example.org',
      firstName: 'Kim',
      lastName: '',
      language,
      roles: [{ unitExternalId: 'demo/0002', role: 'unit-coordinator', until: null }],
    })
    expect(invited).toMatchObject({ ok: true })
    await server.deliverMail()
    const [letter] = (await server.mails()).filter(({ to }) => to === 'kim@example.org')
    expect(letter?.text).toContain(`Personnel statistics: ${said}`)
    // Whoever has an account is asked there, with the same names.
    const { words } = await fetchLaterWords[language]()
    for (const role of CONSOLE_ROLES) expect(words.accept.roles).toHaveProperty(role)
  })

  it('is invited at the machine as at any door', async () => {
    const { server } = await openCoordinated(openServer)
    const invite = (role: string, unitExternalId: string | null) =>
      server.domain.invitations.invite({
        portalId: 'console',
        email: 'kim@example.org',
        firstName: 'Kim',
        lastName: '',
        roles: [{ unitExternalId, role, until: null }],
      })
    expect(await invite('unit-coordinator', 'demo/0002')).toMatchObject({ ok: true })
  })
})
