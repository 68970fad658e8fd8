import { describe, expect, it } from 'vitest'
import { createOutboxWatch } from '../../../api/worker/outbox-watch.ts'
import { MINUTE, SECOND } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

async function watched() {
  const server = await openServer()
  const watch = createOutboxWatch(server.services)
  return {
    server,
    /** Moves the clock, then has a look. */
    async lookAfter(ms: number) {
      server.clock.advance(ms)
      await watch.runOnce()
    },
  }
}

const queue = (server: TestServer) =>
  server.domain.invitations.invite({
    portalId: 'demo',
    email: REPORTER,
    firstName: 'Test',
    lastName: 'Reporter',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: null, role: 'reporter', until: null }],
    days: 1,
  })

const saidBy = (server: TestServer): readonly string[] =>
  server.logLines
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg.startsWith('mail is'))
    .map(({ msg, level }) => `${level} ${msg}`)

const figuresOf = async (server: TestServer) => {
  const text = await (await server.app.request(`${server.publicUrl}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
  return {
    waiting: figure('farstu_outbox_waiting'),
    oldest: figure('farstu_outbox_oldest_seconds'),
  }
}

const LATE = 'error mail is not leaving'
const AGAIN = 'info mail is leaving again'

describe('T-097: an outbox that nothing leaves', () => {
  it('is told once it is five minutes late, and then every ten minutes', async () => {
    const { server, lookAfter } = await watched()
    await queue(server)
    await lookAfter(5 * MINUTE)
    expect(saidBy(server)).toEqual([])
    await lookAfter(SECOND)
    for (let look = 0; look < 3; look++) await lookAfter(SECOND)
    expect(saidBy(server)).toEqual([LATE])
    await lookAfter(10 * MINUTE)
    expect(saidBy(server)).toEqual([LATE, LATE])
  })

  it('is told again when mail leaves, once', async () => {
    const { server, lookAfter } = await watched()
    await queue(server)
    await lookAfter(6 * MINUTE)
    await server.deliverMail()
    for (let look = 0; look < 3; look++) await lookAfter(SECOND)
    expect(saidBy(server)).toEqual([LATE, AGAIN])
    await queue(server)
    await lookAfter(6 * MINUTE)
    expect(saidBy(server)).toEqual([LATE, AGAIN, LATE])
  })

  it('is told though each mail is waiting for its next try', async () => {
    const { server, lookAfter } = await watched()
    await queue(server)
    for (let minute = 0; minute < 6; minute++) {
      server.mailer.failNext(1)
      await server.mailWorker.runOnce()
      await lookAfter(MINUTE)
    }
    expect(saidBy(server)).toEqual([LATE])
  })

  it('stands in the figures: how many wait, and for how long', async () => {
    const { server, lookAfter } = await watched()
    await lookAfter(0)
    expect(await figuresOf(server)).toEqual({ waiting: 0, oldest: 0 })
    await queue(server)
    server.clock.advance(90 * SECOND)
    await queue(server)
    await lookAfter(30 * SECOND)
    expect(await figuresOf(server)).toEqual({ waiting: 2, oldest: 120 })
    await server.deliverMail()
    await lookAfter(SECOND)
    expect(await figuresOf(server)).toEqual({ waiting: 0, oldest: 0 })
  })
})
