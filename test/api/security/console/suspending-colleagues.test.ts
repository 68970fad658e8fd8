/**
 * Somebody who works over every portal has to be switched off at once. The attacker is that somebody, or holds the
 * session of an owner or of a colleague and would switch off whoever is in their way.
 */
import { describe, expect, it } from 'vitest'
import type { ColleaguesView } from '../../../../api/contract/console/colleague-wire.ts'
import { beginning } from '../../../support/api/beginnings.ts'
import { createBrowser, enrolled } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  administrator,
  type ConsoleVisitor,
  visitorIn,
} from '../../../support/api/console/console.ts'
import { giveRole, idOf } from '../../../support/api/console/console-people.ts'
import {
  actsIn,
  ENGINES,
  rowsIn,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const OWNER = 'owner@example.org'
const SECOND = 'second@example.org'
const AGENT = 'everywhere@example.org'
const CHIEF = 'chief@example.org'

/** Two owners; an administrator and somebody of the helpdesk, who are over every portal and have a role in none. */
const staff = async (server: TestServer) => {
  const everywhere = { portalId: null } as const
  const chief = { ...everywhere, role: 'administrator', address: CHIEF } as const
  const agent = { ...everywhere, role: 'helpdesk', address: AGENT } as const
  const jars = {
    chief: (await administrator(server, chief)).browser.jar,
    agent: (await administrator(server, agent)).browser.jar,
    second: (await administrator(server, { address: SECOND })).browser.jar,
    owner: (await administrator(server)).browser.jar,
  }
  return { jars }
}

const staffed = beginning(staff)
const openServer = useServers()

const arrive = async () => visitorsOf(await staffed(openServer))

function visitorsOf({ server, jars }: Awaited<ReturnType<typeof staffed>>) {
  const as = (jar: Map<string, string>) =>
    visitorIn(createBrowser(server, { origin: server.publicUrl, jar }), '')
  return {
    server,
    owner: as(jars.owner),
    second: as(jars.second),
    chief: as(jars.chief),
    agent: as(jars.agent),
  }
}

const answerOf = ({ status, body }: Awaited<ReturnType<ConsoleVisitor['post']>>) => [
  status,
  body.code,
]

const act =
  (what: 'suspend' | 'reopen') =>
  (server: TestServer, visitor: ConsoleVisitor, address = AGENT) =>
    visitor.post(`/colleagues/${idOf(server, address)}/${what}`)

const suspend = act('suspend')
const reopen = act('reopen')

const told = (server: TestServer) =>
  rowsIn(
    server,
    `select template, "to" from outbox where template in ('account-suspended', 'account-reopened', 'colleague-changed')
      order by template, "to"`,
  ).map(({ template, to }) => [template, to])

const shownTo = async (visitor: ConsoleVisitor, address: string) => {
  const { colleagues }: ColleaguesView = JSON.parse((await visitor.get('/colleagues')).text)
  return colleagues.find((one) => one.address === address)
}

describe('somebody who is over every portal and in none', () => {
  it('is suspended by an owner: out at once, told like every owner, and written down', async () => {
    const { server, owner, agent } = await arrive()
    expect(await shownTo(owner, AGENT)).toMatchObject({ maySuspend: true, isSuspended: false })
    const reply = await suspend(server, owner)
    expect(reply.status).toBe(200)
    expect(await shownTo(owner, AGENT)).toMatchObject({ maySuspend: true, isSuspended: true })
    expect(answerOf(await agent.get('/me'))).toEqual([401, 'unauthorized'])
    expect(told(server)).toEqual([
      ['account-suspended', AGENT],
      ['colleague-changed', OWNER],
      ['colleague-changed', SECOND],
    ])
    expect(actsIn(server).filter((one) => one === 'person.suspended')).toHaveLength(1)
  })

  it('comes back only when they are let in again, and not into the old session', async () => {
    const { server, owner, agent } = await arrive()
    await suspend(server, owner)
    expect((await reopen(server, owner)).status).toBe(200)
    expect(answerOf(await agent.get('/me'))).toEqual([401, 'unauthorized'])
    expect(await shownTo(owner, AGENT)).toMatchObject({ isSuspended: false })
    expect(told(server).filter(([template]) => template === 'colleague-changed')).toHaveLength(4)
  })

  it('is told in a mail that names what was done, whoever reads it', async () => {
    const { server, owner } = await arrive()
    await suspend(server, owner)
    await server.deliverMail()
    const mails = server.mailer.sent.slice(-3)
    expect(mails.find(({ to }) => to === AGENT)?.subject).toMatch(/^Your account is suspended/)
    expect(mails.find(({ to }) => to === SECOND)?.text).toContain(
      'who works in the console, was suspended',
    )
  })

  it('is suspended on their page of a portal, too, where they have a role in it', async () => {
    const { server, owner } = await arrive()
    const id = idOf(server, AGENT)
    await giveRole(server, id, { portalId: 'demo' })
    expect((await owner.post(`/portals/demo/people/${id}/suspend`)).status).toBe(200)
    expect(told(server)).toHaveLength(3)
  })
})

describe('whoever holds an owner’s session', () => {
  it('switches off neither the other owners nor the owner', async () => {
    const { server, owner } = await arrive()
    for (const address of [SECOND, OWNER]) {
      expect(await shownTo(owner, address)).toMatchObject({ maySuspend: false })
      expect(answerOf(await suspend(server, owner, address))).toEqual([403, 'forbidden'])
    }
    expect(told(server)).toEqual([])
  })

  it('lets no owner in again whom the machine keeps out', async () => {
    const { server, owner } = await arrive()
    const id = idOf(server, SECOND)
    await server.store.atomically(() => server.store.people.suspend(id, server.clock.now()))
    expect(answerOf(await reopen(server, owner, SECOND))).toEqual([403, 'forbidden'])
  })

  it('suspends nobody by what was shown more than five minutes ago', async () => {
    const { server, owner, agent } = await arrive()
    server.clock.advance(6 * MINUTE)
    expect(answerOf(await suspend(server, owner))).toEqual([403, 'sign_in_too_old'])
    expect((await agent.get('/me')).status).toBe(200)
  })

  it('reaches nobody here who has never worked in the console', async () => {
    const { server, owner } = await arrive()
    await enrolled(server)
    expect(answerOf(await suspend(server, owner, REPORTER))).toEqual([404, 'not_found'])
  })
})

describe('a colleague who is no owner', () => {
  it('suspends and lets in nobody among colleagues, over however many portals they are', async () => {
    const { server, chief, agent } = await arrive()
    for (const visitor of [chief, agent])
      for (const attempt of [suspend, reopen])
        expect(answerOf(await attempt(server, visitor, SECOND))).toEqual([403, 'forbidden'])
  })

  it('suspends on a person’s page neither an equal nor an owner over every portal', async () => {
    const { server, chief } = await arrive()
    const equal = { role: 'administrator', portalId: null, address: 'equal@example.org' } as const
    await administrator(server, equal)
    for (const address of [equal.address, SECOND]) {
      const id = idOf(server, address)
      await giveRole(server, id, { portalId: 'demo' })
      const reply = await chief.post(`/portals/demo/people/${id}/suspend`)
      expect([address, ...answerOf(reply)]).toEqual([address, 403, 'forbidden'])
    }
  })

  it('of one portal suspends nobody who is over every portal, however low', async () => {
    const { server } = await arrive()
    const ofDemo = await administrator(server, { role: 'administrator' })
    const id = idOf(server, AGENT)
    await giveRole(server, id, { portalId: 'demo' })
    const reply = await ofDemo.post(`/portals/demo/people/${id}/suspend`)
    expect(answerOf(reply)).toEqual([403, 'forbidden'])
  })
})

describe.each(ENGINES)('on %s, two owners who suspend one colleague at once', (engine) => {
  const openOn = useServersOn(engine)
  const arriveOn = async () => {
    const server = await openOn()
    return visitorsOf({ server, ...(await staff(server)) })
  }

  it('do it once, and tell it once', async () => {
    const { server, owner, second } = await arriveOn()
    const id = await server.store.run(function* () {
      return (yield* server.store.people.byEmailKey(AGENT))?.id ?? ''
    })
    const path = `/colleagues/${id}/suspend`
    const replies = await Promise.all([owner.post(path), second.post(path)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    await server.deliverMail()
    const mailed = server.mailer.sent.filter(({ to }) => to === AGENT)
    expect(mailed.filter(({ subject }) => /suspended/.test(subject))).toHaveLength(1)
  })
})
