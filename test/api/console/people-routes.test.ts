/** People in the console: found, looked at and taken along, each portal its own. */
import { describe, expect, it } from 'vitest'
import { administrator } from '../../support/api/console/console.ts'
import { giveRole, idOf, look, lookedAt, PEOPLE } from '../../support/api/console/console-people.ts'
import {
  actsIn,
  changeRows,
  countIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import { personOf } from '../../support/db/rows.ts'

const openServer = useServers()
const opened = (options?: Parameters<typeof lookedAt>[1]) => lookedAt(openServer, options)

describe('the list of people', () => {
  it('finds by beginnings of names, address and unit, and nobody else', async () => {
    const { server, visitor, id } = await opened()
    const ids = async (q: string) =>
      JSON.parse((await visitor.get(`${PEOPLE}?q=${encodeURIComponent(q)}`)).text).items.map(
        (row: { id: string }) => row.id,
      )
    for (const q of ['', 'rep', 'TEST', 'reporter@exa', 'town', '0001', 'rep town'])
      expect(await ids(q), q).toEqual([id])
    for (const q of ['eporter', 'reporter@other', 'rep city', '%', '_ep'])
      expect(await ids(q), q).toEqual([])
    expect(countIn(server, 'person')).toBeGreaterThan(1)
  })

  it('shows names, address, units and whether they are suspended', async () => {
    const { visitor, id } = await opened()
    expect(JSON.parse((await visitor.get(PEOPLE)).text)).toEqual({
      items: [
        {
          id,
          firstName: 'Test',
          lastName: 'Reporter',
          address: REPORTER,
          units: ['Example Town'],
          hasPortalRole: false,
          isSuspended: false,
        },
      ],
      next: null,
    })
  })

  it('comes in parts of fifty, in order, each person once', async () => {
    const { server, visitor } = await opened()
    for (let made = 0; made < 60; made += 1) {
      const number = String(made).padStart(3, '0')
      const person = await server.store.run(() =>
        server.store.people.addOrGet(
          personOf({
            id: `added-${number}`,
            firstName: 'Åsa',
            lastName: `Number ${number}`,
            email: `n${number}@example.org`,
            emailKey: `n${number}@example.org`,
            mailLanguage: 'sv',
            createdAt: server.clock.now(),
          }),
        ),
      )
      await giveRole(server, person.id, { portalId: 'demo' })
    }
    const first = JSON.parse((await visitor.get(`${PEOPLE}?q=asa`)).text)
    const second = JSON.parse((await visitor.get(`${PEOPLE}?q=asa&after=${first.next}`)).text)
    const names = [...first.items, ...second.items].map(({ lastName }) => lastName)
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, null])
    expect(names).toEqual([...names].sort())
    expect(new Set(names).size).toBe(60)
  })

  it('refuses a place that was never handed out', async () => {
    const { visitor } = await opened()
    for (const after of ['x', 'bnVsbA', 'WzEsMl0', 'WyJcdTAwMDAiLCJhIl0']) {
      const { status, body } = await visitor.get(`${PEOPLE}?after=${after}`)
      expect([status, body.code, body.fields]).toEqual([422, 'invalid_input', ['after']])
    }
  })

  it('is of one portal', async () => {
    const { server } = await opened()
    const owner = await administrator(server, { role: 'owner', address: 'second@example.org' })
    const other = JSON.parse((await owner.get('/portals/other/people')).text)
    expect(other.items).toEqual([])
  })
})

describe('a person', () => {
  it('is shown with roles, methods, sessions, notices and what happened, and no secret', async () => {
    const { visitor, path, reporter } = await opened()
    const view = await look(visitor, path)
    expect(view.memberships).toMatchObject([
      {
        unit: 'Example Town',
        unitExternalId: '0001',
        role: 'reporter',
        until: null,
        endedAt: null,
      },
    ])
    expect(view.methods.map(({ kind, state }) => [kind, state]).sort()).toEqual([
      ['password', 'active'],
      ['totp', 'active'],
    ])
    expect(view.sessions).toMatchObject([{ acr: 'aal2' }])
    expect(view.notices).toMatchObject([{ document: 'privacy', version: 1, language: 'en' }])
    expect(view.activity.map(({ act }) => act)).toContain('session.started')
    expect(view.mayChangeShared).toBe(true)
    expect(JSON.stringify(view)).not.toMatch(/argon2|\$|secret|hash/i)
    expect(JSON.stringify(view)).not.toContain(reporter.secret)
  })

  it('is shown with the invitations to this portal, the last sent first, and no other portal’s', async () => {
    const { server, visitor, path } = await opened()
    const email = REPORTER.toUpperCase()
    await server.invite({ email, portalId: 'other' })
    await server.invite({ email: 'reporter2@example.org' })
    await server.invite({
      email,
      roles: [{ unitExternalId: '0002', role: 'reporter', until: null }],
      inviterName: 'Test Inviter',
    })
    const { invitations } = await look(visitor, path)
    expect(invitations.map(({ standing, roles }) => [standing, roles[0]?.unit])).toEqual([
      ['sent', 'Sample City'],
      ['complete', 'Example Town'],
    ])
    expect(invitations[0]).toEqual({
      id: expect.any(String),
      sentAt: new Date(server.clock.now()).toISOString(),
      expiresAt: expect.any(String),
      standing: 'sent',
      attention: [],
      inviter: 'Test Inviter',
      roles: [{ unit: 'Sample City', unitExternalId: '0002', role: 'reporter', until: null }],
    })
  })

  it('of another portal, or of none, does not exist', async () => {
    const { server, visitor } = await opened()
    const stranger = idOf(server, 'administrator@example.org')
    for (const id of [stranger, 'nobody', 'x'.repeat(200)]) {
      for (const reply of [
        await visitor.get(`${PEOPLE}/${id}`),
        await visitor.post(`${PEOPLE}/${id}/suspend`),
        await visitor.post(`${PEOPLE}/${id}/sessions/end`),
        await visitor.post(`${PEOPLE}/${id}/memberships/nothing/end`),
      ])
        expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
    }
  })

  it('shows what is done in another portal only there', async () => {
    const { server, visitor, id, path } = await opened()
    await giveRole(server, id, { portalId: 'other' })
    const view = await look(visitor, path)
    expect(view.memberships).toHaveLength(1)
    expect(view.mayChangeShared).toBe(false)
  })
})

describe('the export', () => {
  it('has a row for each role, and is written down', async () => {
    const { server, visitor, id } = await opened()
    await giveRole(server, id, { portalId: 'demo', unit: '0002', role: '=1+1' })
    const reply = await visitor.get(`${PEOPLE}.csv`)
    expect(reply.headers.get('content-type')).toContain('text/csv')
    expect(reply.text.replace('\u{feff}', '').split('\r\n')).toEqual([
      'last name,first name,address,suspended,unit,external id,role,until',
      expect.stringMatching(/^Reporter,Test,reporter@example\.org,,.*,000[12],/),
      expect.stringMatching(/^Reporter,Test,reporter@example\.org,,.*,000[12],/),
      '',
    ])
    expect(reply.text).toContain("'=1+1")
    expect(actsIn(server).at(-1)).toBe('people.exported')
  })

  it('tells times by the portal’s clock, as spreadsheets take them', async () => {
    const { server, visitor, id } = await opened()
    changeRows(server, 'update person set suspended_at = 1798783200000 where id = ?', id)
    changeRows(server, 'update membership set until = 1814392799999 where person_id = ?', id)
    const { text } = await visitor.get(`${PEOPLE}.csv`)
    expect(text).toContain(',2027-01-01 07:00,')
    expect(text).toContain(',reporter,2027-06-30 23:59')
  })

  it('has whom the search finds alone, and the log says what was searched for', async () => {
    const { server, visitor } = await opened()
    const reply = await visitor.get(`${PEOPLE}.csv?q=nobody&language=sv`)
    expect(reply.text).toBe('efternamn;förnamn;adress;avstängd;enhet;externt id;roll;till\r\n')
    const [detail] = rowsIn(
      server,
      `select details from audit_detail join audit_event on id = event_id where act = 'people.exported'`,
    )
    expect(detail).toEqual({ details: '{"q":"nobody"}' })
  })

  it('is not for helpdesk', async () => {
    const { visitor } = await opened({ role: 'helpdesk' })
    expect((await visitor.get(`${PEOPLE}.csv`)).body.code).toBe('forbidden')
  })
})
