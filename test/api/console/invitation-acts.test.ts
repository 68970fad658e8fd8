/** One invitation sent again, revoked and corrected in the console. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { InvitationChanged } from '../../../api/contract/console/invitation-wire.ts'
import type { InviteRequest } from '../../../api/domain/invitations/sending/invite-request.ts'
import type { Reply } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { type ConsoleVisitor, openWithOwner } from '../../support/api/console/console.ts'
import {
  addOtherPortal,
  changeRows,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const LIST = '/portals/demo/invitations'

let server: TestServer
let owner: ConsoleVisitor
beforeEach(async () => {
  ;({ server, owner } = await openWithOwner(openServer))
})

const invite = async (name: string, overrides: Partial<InviteRequest> = {}) =>
  (await server.invite({ email: `${name}@example.org`, ...overrides })).invitation.id

const changedBy = ({ status, text }: Reply): InvitationChanged => {
  expect(status).toBe(200)
  return JSON.parse(text)
}

describe('one invitation', () => {
  const act = async (id: string, what: string, body: object = {}) =>
    changedBy(await owner.post(`${LIST}/${id}/${what}`, body))
  const lastActor = (id: string) =>
    rowsIn(server, 'select * from audit_event where target_id = ? order by rowid desc', id)[0]

  it('is sent again, and not twice within five minutes', async () => {
    const id = await invite('one')
    server.clock.advance(5 * MINUTE)
    const again = await act(id, 'resend')
    expect(again).toMatchObject({ ok: true, invitation: { id, letter: 'queued' } })
    expect(lastActor(id)).toMatchObject({ act: 'invitation.resent', actor_type: 'administrator' })
    expect(await act(id, 'resend')).toEqual({
      ok: false,
      mistake: 'too-soon',
      retryAfterSeconds: 300,
    })
  })

  it('is revoked, and then is over', async () => {
    const id = await invite('one')
    expect(await act(id, 'revoke')).toMatchObject({ ok: true, invitation: { standing: 'revoked' } })
    expect(lastActor(id)).toMatchObject({
      act: 'invitation.revoked',
      actor_type: 'administrator',
      portal_id: 'demo',
    })
    for (const what of ['revoke', 'resend'])
      expect(await act(id, what)).toEqual({ ok: false, mistake: 'over' })
    const correction = { address: 'two@example.org' }
    expect(await act(id, 'correct', correction)).toEqual({ ok: false, mistake: 'over' })
  })

  it('is corrected until its mailbox is proven', async () => {
    const id = await invite('wrong')
    const corrected = await act(id, 'correct', { address: 'right@example.org', lastName: 'Right' })
    expect(corrected).toMatchObject({
      ok: true,
      invitation: { address: 'right@example.org', firstName: 'Test', lastName: 'Right' },
    })
    expect(lastActor(id)).toMatchObject({
      act: 'invitation.readdressed',
      actor_type: 'administrator',
    })
    expect(await act(id, 'correct', { address: 'none' })).toEqual({
      ok: false,
      mistake: 'address-invalid',
    })
    changeRows(server, "update invitation set state = 'code-verified' where id = ?", id)
    expect(await act(id, 'correct', { address: 'other@example.org' })).toEqual({
      ok: false,
      mistake: 'mailbox-proven',
    })
  })

  it('of another portal does not exist, and stays as it is', async () => {
    await addOtherPortal(server)
    const id = await invite('there', { portalId: 'other' })
    server.clock.advance(10 * MINUTE)
    const before = rowsIn(server, 'select * from invitation where id = ?', id)
    for (const [what, body] of [
      ['resend', {}],
      ['revoke', {}],
      ['correct', { address: 'thief@example.org' }],
    ] as const)
      for (const wanted of [id, 'nothing']) {
        const { status, body: told } = await owner.post(`${LIST}/${wanted}/${what}`, body)
        expect([status, told.code]).toEqual([404, 'not_found'])
      }
    expect(rowsIn(server, 'select * from invitation where id = ?', id)).toEqual(before)
  })
})
