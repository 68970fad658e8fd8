/** How far a portal's invitations have come, as numbers. */
import { describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { DAY } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import { addOtherPortal, changeRows, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const NOTHING = { bounced: 0, 'new-link-asked': 0, declined: 0, 'expires-soon': 0 }

async function seen(server: TestServer, portal = 'demo') {
  const { get } = await administrator(server)
  return JSON.parse((await get(`/portals/${portal}/overview`)).text)
}

describe('the overview', () => {
  it('counts whoever has come further as having come so far', async () => {
    const server = await openServer()
    const reached = ['sent', 'started', 'code-verified', 'method-enrolled', 'complete', 'revoked']
    for (const [at, state] of reached.entries())
      for (let times = 0; times <= at; times++) {
        const { id } = (await server.invite({ days: 1 })).invitation
        changeRows(server, 'update invitation set state = ? where id = ?', state, id)
      }
    server.clock.advance(2 * DAY)
    const { funnel } = await seen(server)
    expect(funnel).toEqual({
      sent: 1 + 2 + 3 + 4 + 5,
      started: 2 + 3 + 4 + 5,
      codeVerified: 3 + 4 + 5,
      methodEnrolled: 4 + 5,
      complete: 5,
    })
  })

  it('sees somebody come through', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'done', token)
    const { funnel } = await seen(server)
    expect(Object.values(funnel)).toEqual([1, 1, 1, 1, 1])
  })

  it('counts what somebody has to look at, and not what is over', async () => {
    const server = await openServer()
    const set = async (what: string, overrides: Parameters<TestServer['invite']>[0] = {}) => {
      for (const state of ['sent', 'revoked', 'complete']) {
        const { invitation } = await server.invite(overrides)
        const { id } = invitation
        changeRows(server, `update invitation set ${what}, state = ? where id = ?`, state, id)
      }
    }
    await set('declined_at = 1')
    await set('new_link_asked_at = 1')
    await set('new_link_asked_at = 1')
    await set('created_at = created_at', { days: 2 })
    const lost = await server.invite()
    changeRows(
      server,
      "update outbox set state = 'bounced' where invitation_id = ?",
      lost.invitation.id,
    )
    expect((await seen(server)).attention).toEqual({
      bounced: 1,
      'new-link-asked': 2,
      declined: 1,
      'expires-soon': 1,
    })
  })

  it('counts this portal alone', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    await server.invite()
    const { funnel, attention } = await seen(server, 'other')
    expect(Object.values(funnel)).toEqual([0, 0, 0, 0, 0])
    expect(attention).toEqual(NOTHING)
  })
})
