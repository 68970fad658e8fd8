/** What a host's server does with the invitations of its portal. */
import { beforeEach, describe, expect, it } from 'vitest'
import { asHost } from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  countIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const wanted = {
  address: 'Somebody@example.org',
  firstName: 'Some',
  lastName: 'Body',
  roles: [{ unit: '0001', role: 'reporter' }],
  inviterName: 'Example Agency',
}
const invite = (overrides: object = {}) =>
  asHost(server, '/v1/invitations', { ...wanted, ...overrides })

async function list(query = '', secret = server.portalSecret) {
  const response = await server.app.request(`${server.publicUrl}/v1/invitations${query}`, {
    headers: { Authorization: `Bearer ${secret}` },
  })
  return { status: response.status, body: await response.json() }
}

describe('a host', () => {
  it('invites somebody, and the log says that it did', async () => {
    const { status, body } = await invite({
      language: 'sv',
      days: 7,
      inviterEmail: 'inviter@example.org',
      roles: [
        { unit: '0001', role: 'reporter', until: '2028-01-01T00:00:00Z' },
        { unit: null, role: 'reader' },
      ],
    })
    const ends = '2027-02-08T22:59:59.999Z'
    expect([status, body]).toEqual([201, { id: expect.any(String), expiresAt: ends }])
    const [row] = rowsIn(server, 'select * from invitation')
    expect(row).toMatchObject({ language: 'sv', inviter_email: 'inviter@example.org' })
    const roles = rowsIn(server, 'select role, until from invited_role order by role')
    expect(roles).toEqual([
      { role: 'reader', until: null },
      { role: 'reporter', until: Date.UTC(2028, 0, 1) },
    ])
    expect(rowsIn(server, "select * from audit_event where act = 'invitation.sent'")).toMatchObject(
      [{ actor_type: 'host', actor_id: 'demo', target_id: body.id, portal_id: 'demo' }],
    )
    await server.deliverMail()
    expect(server.mailer.sent.map(({ to }) => to)).toEqual(['Somebody@example.org'])
  })

  it('gives a telephone number to be rung at, as it is written', async () => {
    expect((await invite({ telephone: '08-123 456 78' })).status).toBe(201)
    const [row] = rowsIn(server, 'select telephone from invitation')
    expect(row).toEqual({ telephone: '+46812345678' })
  })

  it('invites for thirty days unless it says otherwise', async () => {
    const { body } = await invite()
    expect(body.expiresAt).toBe('2027-03-03T22:59:59.999Z')
  })

  it.each([
    ['address', { address: 'nobody' }],
    ['firstName', { firstName: ' ', lastName: '\u200b' }],
    ['roles', { roles: [] }],
    ['roles', { roles: [{ unit: '9999', role: 'reporter' }] }],
    ['roles.0.until', { roles: [{ unit: null, role: 'reporter', until: 'never' }] }],
    ['language', { language: 'da' }],
    ['inviterEmail', { inviterEmail: 'nobody' }],
    ['days', { days: 367 }],
    ['telephone', { telephone: '12' }],
  ])('is told that %s is not right, and nothing is kept', async (field, overrides) => {
    const { status, body } = await invite(overrides)
    expect([status, body.code]).toEqual([422, 'invalid_input'])
    expect(body.fields).toContain(field)
    expect([countIn(server, 'invitation'), countIn(server, 'outbox')]).toEqual([0, 0])
  })

  it('lists its invitations, in parts', async () => {
    await addOtherPortal(server)
    await server.invite({ portalId: 'other' })
    for (let at = 0; at < 51; at++) await invite({ address: `person-${at}@example.org` })
    const first = await list()
    expect([first.status, first.body.items.length]).toEqual([200, 50])
    const second = await list(`?after=${first.body.next}`)
    expect([second.body.items.length, second.body.next]).toEqual([1, null])
    expect(second.body.items[0]).toMatchObject({ standing: 'sent', letter: 'queued' })
    expect((await list('?after=nonsense')).status).toBe(422)
    expect((await list('?q=person')).status).toBe(422)
  })

  it('revokes what is open, once', async () => {
    const { id } = (await invite()).body
    const revoke = () => asHost(server, `/v1/invitations/${id}/revoke`, {})
    expect(await revoke()).toEqual({ status: 200, body: { revoked: true } })
    expect(await revoke()).toEqual({ status: 200, body: { revoked: false } })
    const actor = { actor_type: 'host', actor_id: 'demo' }
    expect(
      rowsIn(server, "select * from audit_event where act = 'invitation.revoked'"),
    ).toMatchObject([actor])
  })

  it('revokes nothing that is complete', async () => {
    const { id } = (await invite()).body
    changeRows(server, "update invitation set state = 'complete' where id = ?", id)
    const { body } = await asHost(server, `/v1/invitations/${id}/revoke`, {})
    expect(body).toEqual({ revoked: false })
  })

  it('sees and changes nothing of another portal', async () => {
    const secret = await addOtherPortal(server)
    const { id } = (await invite()).body
    const { status } = await asHost(server, `/v1/invitations/${id}/revoke`, {}, secret)
    expect(status).toBe(404)
    expect((await list('', secret)).body.items).toEqual([])
    expect(countIn(server, 'invitation', "state = 'sent'")).toBe(1)
  })

  it('is nobody without the secret', async () => {
    const { id } = (await invite()).body
    const wrong = 'not-the-secret'
    expect((await asHost(server, '/v1/invitations', wanted, wrong)).status).toBe(401)
    expect((await asHost(server, `/v1/invitations/${id}/revoke`, {}, wrong)).status).toBe(401)
    expect((await list('', wrong)).status).toBe(401)
    expect(countIn(server, 'invitation', "state = 'sent'")).toBe(1)
  })
})
