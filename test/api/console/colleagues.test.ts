/** Who works in the console, as its owners see and change them; and what they cannot do to each other. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ColleaguesView } from '../../../api/contract/console/colleague-wire.ts'
import { DAY } from '../../../api/domain/values/time.ts'
import { beginning } from '../../support/api/beginnings.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { administrator, type ConsoleVisitor, visitorIn } from '../../support/api/console/console.ts'
import { giveRole, idOf } from '../../support/api/console/console-people.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const AGENT = 'helpdesk@example.org'
const SECOND = 'second@example.org'
const COLLEAGUES = '/colleagues'

const wanted = (over: object = {}) => ({
  address: 'kim@example.org',
  firstName: 'Kim',
  lastName: 'Exempel',
  role: 'helpdesk',
  portal: 'demo',
  ...over,
})

/** Two owners, and somebody of the helpdesk of "demo". */
const staffed = beginning(async (server) => {
  const owner = await administrator(server)
  await administrator(server, { address: SECOND })
  const agent = await administrator(server, { role: 'helpdesk' })
  return {
    jars: { owner: owner.browser.jar, agent: agent.browser.jar },
  }
})

const openServer = useServers()
let server: TestServer
let owner: ConsoleVisitor
let agent: ConsoleVisitor

beforeEach(async () => {
  const opened = await staffed(openServer)
  server = opened.server
  const as = (jar: Map<string, string>) =>
    visitorIn(createBrowser(server, { origin: server.publicUrl, jar }), '')
  owner = as(opened.jars.owner)
  agent = as(opened.jars.agent)
})

const view = async (visitor = owner): Promise<ColleaguesView> =>
  JSON.parse((await visitor.get(COLLEAGUES)).text)

const named = async (address: string) => {
  const found = (await view()).colleagues.find((one) => one.address === address)
  if (!found) throw new Error(`${address} works nowhere`)
  return found
}

const end = async (address: string, visitor = owner) => {
  const { id, roles } = await named(address)
  return visitor.post(`${COLLEAGUES}/${id}/memberships/${roles[0]?.id}/end`)
}

/** Mails to owners about colleagues, by address. */
const changesTold = () =>
  rowsIn(
    server,
    `select "to", variables from outbox where template = 'colleague-changed' order by "to"`,
  ).map(({ to, variables }) => ({
    to,
    variables: JSON.parse(String(variables)) as Record<string, unknown>,
  }))

describe('the list of colleagues', () => {
  it('says who may what, where, with which key, and who looks', async () => {
    const { colleagues, portals, mayInvite } = await view()
    expect(mayInvite).toBe(true)
    expect(portals.map(({ id }) => id)).toContain('demo')
    expect(await named(AGENT)).toMatchObject({
      isSelf: false,
      hasKey: false,
      isSuspended: false,
      isFrozen: false,
      roles: [{ role: 'helpdesk', portal: { id: 'demo' }, until: null, mayEnd: true }],
    })
    expect(colleagues.filter(({ isSelf }) => isSelf)).toMatchObject([
      { address: 'owner@example.org', roles: [{ role: 'owner', portal: null, mayEnd: false }] },
    ])
    expect((await named(AGENT)).lastSeenAt).not.toBeNull()
  })

  it('is nobody’s but the owners’ and the auditors’ of every portal', async () => {
    expect((await agent.get(COLLEAGUES)).status).toBe(403)
    await giveRole(server, idOf(server, AGENT), { portalId: 'console', role: 'auditor' })
    expect((await agent.get(COLLEAGUES)).status).toBe(200)
    expect(await view(agent)).toMatchObject({ mayInvite: false })
    expect((await agent.post(COLLEAGUES, wanted())).status).toBe(403)
  })
})

describe('an owner', () => {
  it('invites a colleague, who comes in by the letter; every owner is told', async () => {
    const { status, text } = await owner.post(COLLEAGUES, wanted())
    expect(status).toBe(200)
    expect(JSON.parse(text).invited[0]).toMatchObject({
      address: 'kim@example.org',
      roles: [{ role: 'helpdesk', portal: { id: 'demo' } }],
      mayChange: true,
    })
    expect(changesTold()).toMatchObject(
      ['owner@example.org', SECOND].map((to) => ({ to, variables: { change: 'invited' } })),
    )
  })

  it.each([
    ['an address that is none', { address: 'kim' }, 'address'],
    ['nobody’s name', { firstName: '', lastName: '' }, 'firstName'],
    ['a portal that is not there', { portal: 'elsewhere' }, 'portal'],
    ['a role that only the machine gives', { role: 'owner' }, 'role'],
  ])('is told of %s', async (_what, over, field) => {
    const { status, text } = await owner.post(COLLEAGUES, wanted(over))
    expect([status, JSON.parse(text).fields]).toEqual([422, [field]])
    expect(changesTold()).toEqual([])
  })

  it('ends a role: the session is over with it, and every owner is told', async () => {
    expect((await end(AGENT)).status).toBe(200)
    expect((await agent.get('/me')).status).toBe(401)
    expect(changesTold()).toHaveLength(2)
  })

  it('takes an invitation back, once', async () => {
    const { invited } = JSON.parse((await owner.post(COLLEAGUES, wanted())).text)
    const path = `${COLLEAGUES}/invitations/${invited[0].id}/revoke`
    expect((await owner.post(path)).status).toBe(200)
    expect((await owner.post(path)).status).toBe(404)
    expect((await view()).invited.map(({ address }) => address)).not.toContain('kim@example.org')
  })

  it('has an invitation sent again by a new link, one that has run out as well; every owner is told', async () => {
    const { invited } = JSON.parse((await owner.post(COLLEAGUES, wanted())).text)
    server.clock.advance(60 * DAY)
    const third = await administrator(server, { address: 'third@example.org' })
    const { status, text } = await third.post(`${COLLEAGUES}/invitations/${invited[0].id}/resend`)
    expect(status).toBe(200)
    expect(JSON.parse(text).invited).toContainEqual(
      expect.objectContaining({ id: invited[0].id, isExpired: false }),
    )
    const told = changesTold().filter(({ variables }) => variables.change === 'resent')
    expect(told.map(({ to }) => to)).toEqual(['owner@example.org', SECOND, 'third@example.org'])
    const letters = rowsIn(
      server,
      `select id from outbox where template = 'invitation' and "to" = 'kim@example.org'`,
    )
    expect(letters).toHaveLength(2)
  })

  it('has no second letter sent within minutes of the first, and none that was taken back', async () => {
    const { invited } = JSON.parse((await owner.post(COLLEAGUES, wanted())).text)
    const path = `${COLLEAGUES}/invitations/${invited[0].id}`
    const { status, text } = await owner.post(`${path}/resend`)
    expect([status, JSON.parse(text)]).toMatchObject([
      429,
      { code: 'wait_to_resend', retryAfterSeconds: 300 },
    ])
    expect((await owner.post(`${path}/revoke`)).status).toBe(200)
    expect((await owner.post(`${path}/resend`)).status).toBe(404)
    expect(changesTold().map(({ variables }) => variables.change)).not.toContain('resent')
  })

  it('cannot end an owner’s role, nor their own, nor take back an owner’s invitation or send it again', async () => {
    expect((await end(SECOND)).status).toBe(403)
    expect((await end('owner@example.org')).status).toBe(403)
    const invited = await server.domain.owners.invite({
      email: 'third@example.org',
      firstName: 'Third',
      lastName: 'Owner',
    })
    const id = invited.ok ? invited.invitation.id : ''
    for (const act of ['resend', 'revoke'])
      expect((await owner.post(`${COLLEAGUES}/invitations/${id}/${act}`)).status).toBe(403)
    const shown = (await view()).invited.find(({ address }) => address === 'third@example.org')
    expect(shown?.mayChange).toBe(false)
  })

  it('finds no role of a portal’s people here', async () => {
    const { id } = await named(AGENT)
    await giveRole(server, id, { portalId: 'demo' })
    const held = await server.store.run(() => server.store.people.memberships(id))
    const elsewhere = held.find(({ portalId }) => portalId === 'demo')
    const path = `${COLLEAGUES}/${id}/memberships/${elsewhere?.id}/end`
    expect((await owner.post(path)).status).toBe(404)
  })

  it('takes no invitation of a portal’s back here', async () => {
    const { invitation } = await server.invite({ email: 'reporter@example.org' })
    const path = `${COLLEAGUES}/invitations/${invitation.id}/revoke`
    expect((await owner.post(path)).status).toBe(404)
  })

  it('does not suspend another one who is over every portal', async () => {
    await giveRole(server, idOf(server, SECOND), { portalId: 'demo' })
    const path = `/portals/demo/people/${idOf(server, SECOND)}/suspend`
    expect((await owner.post(path)).status).toBe(403)
  })

  it('suspends an owner of one portal before the eyes of all owners', async () => {
    const id = idOf(server, AGENT)
    await giveRole(server, id, { portalId: 'demo' })
    await giveRole(server, id, { portalId: 'console', role: 'owner', unit: 'demo' })
    expect((await owner.post(`/portals/demo/people/${id}/suspend`)).status).toBe(200)
    expect(changesTold()).toMatchObject(
      ['owner@example.org', SECOND].map((to) => ({
        to,
        variables: { change: 'suspended', address: AGENT },
      })),
    )
  })
})

describe('the machine', () => {
  it('ends an owner’s roles, which every other one is told', async () => {
    expect(await server.domain.colleagues.end(SECOND)).toEqual({ roles: 1, invitations: 0 })
    expect(changesTold()).toMatchObject([
      { to: 'owner@example.org', variables: { change: 'ended', by: null } },
    ])
  })
})
