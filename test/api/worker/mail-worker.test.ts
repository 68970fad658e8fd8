import { describe, expect, it } from 'vitest'
import {
  type HandedOver,
  type Mailer,
  MailFault,
  type MailFaultCode,
} from '../../../api/ports/mailer.ts'
import { retryDelay } from '../../../api/worker/back-off.ts'
import { createMailWorker } from '../../../api/worker/mail-worker.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../support/api/clock.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const queue = (server: TestServer, email = REPORTER) =>
  server.domain.invitations.invite({
    portalId: 'demo',
    email,
    firstName: 'Test',
    lastName: 'Reporter',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: null, role: 'reporter', until: null }],
    days: 1,
  })

const TAKEN: HandedOver = { providerId: null }

const takenAs = (sent: string[], to: string): HandedOver => {
  sent.push(to)
  return TAKEN
}

const mailIn = (server: TestServer) => rowsIn(server, 'select * from outbox')[0]

const workerOver = (server: TestServer, mailer: Mailer, sendTimeoutMs?: number) =>
  createMailWorker({
    ...server.services,
    mailer,
    senderAddress: server.services.mailSender,
    ...(sendTimeoutMs === undefined ? {} : { sendTimeoutMs }),
  })

describe('a queued mail', () => {
  it('is sent once though the transport fails twice, with one key for all tries', async () => {
    const server = await openServer()
    await queue(server)
    const keys: string[] = []
    let failures = 2
    const worker = workerOver(server, {
      send: async ({ idempotencyKey }) => {
        keys.push(idempotencyKey)
        if (failures-- > 0) throw new Error('The transport does not answer')
        return TAKEN
      },
    })
    for (const wait of [0, 5 * SECOND, 10 * SECOND, HOUR]) {
      server.clock.advance(wait)
      await worker.runOnce()
    }
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(mailIn(server)).toMatchObject({ state: 'handed-over', sealed: null, attempts: 3 })
  })

  it('waits longer after each failure, and not beyond a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 8, 9, 12].map((attempt) => retryDelay(attempt) / SECOND)
    expect(waits).toEqual([5, 10, 20, 40, 640, 900, 900])
  })

  it('is not tried before its time', async () => {
    const server = await openServer()
    await queue(server)
    server.mailer.failNext(1)
    expect(await server.mailWorker.runOnce()).toBe(1)
    server.clock.advance(5 * SECOND - 1)
    expect(await server.mailWorker.runOnce()).toBe(0)
    server.clock.advance(1)
    expect(await server.mailWorker.runOnce()).toBe(1)
    expect(server.mailer.sent).toHaveLength(1)
  })

  it('is sent by one of two workers that look at the same time', async () => {
    const server = await openServer()
    for (let mail = 0; mail < 8; mail++) await queue(server, `reporter${mail}@example.org`)
    const sent: string[] = []
    const mailer: Mailer = { send: async ({ to }) => takenAs(sent, to) }
    const workers = [workerOver(server, mailer), workerOver(server, mailer)]
    await Promise.all(workers.map((worker) => worker.runOnce()))
    expect(sent).toHaveLength(8)
    expect(new Set(sent).size).toBe(8)
  })

  it('is taken up by another worker when the first one died with it', async () => {
    const server = await openServer()
    await queue(server)
    const { store, clock } = server
    const now = clock.now()
    const terms = { now, until: now + MINUTE, limit: 10, urgentUntil: now }
    await store.atomically(() => store.outbox.lease(terms))
    expect(await server.mailWorker.runOnce()).toBe(0)
    clock.advance(MINUTE)
    expect(await server.mailWorker.runOnce()).toBe(1)
    expect(server.mailer.sent).toHaveLength(1)
  })

  it('that nobody needs any more is given up unsent, its secrets gone', async () => {
    const server = await openServer()
    await queue(server)
    server.clock.advance(2 * DAY)
    await server.mailWorker.runOnce()
    expect(server.mailer.sent).toEqual([])
    expect(mailIn(server)).toMatchObject({ state: 'given-up', sealed: null, last_fault: 'expired' })
  })

  it('that does not open is not sent, and its text stands in no log', async () => {
    const server = await openServer()
    await queue(server)
    const { sealed } = mailIn(server) ?? {}
    const worker = createMailWorker({
      ...server.services,
      mailer: server.mailer,
      senderAddress: server.services.mailSender,
      secretBox: {
        seal: server.services.secretBox.seal,
        open: () => {
          throw new Error(`broken ${sealed}`)
        },
      },
    })
    await worker.runOnce()
    expect(server.mailer.sent).toEqual([])
    expect(mailIn(server)).toMatchObject({ state: 'queued', last_fault: 'Error' })
    expect(server.logLines.join('')).not.toContain(String(sealed))
  })

  it('whose transport never answers is put off, and the others are not held up', async () => {
    const server = await openServer()
    await queue(server, 'slow@example.org')
    await queue(server, 'quick@example.org')
    const sent: string[] = []
    const worker = workerOver(
      server,
      {
        send: ({ to }) =>
          to.startsWith('slow') ? new Promise(() => {}) : Promise.resolve(takenAs(sent, to)),
      },
      20,
    )
    expect(await worker.runOnce()).toBe(2)
    expect(sent).toEqual(['quick@example.org'])
    const faults = rowsIn(server, 'select state, last_fault from outbox order by state')
    expect(faults).toEqual([
      { state: 'handed-over', last_fault: null },
      { state: 'queued', last_fault: 'timeout' },
    ])
  })
})

describe('a mail that the provider took', () => {
  it('is kept with the name that the provider gave it', async () => {
    const server = await openServer()
    await queue(server)
    await workerOver(server, { send: async () => ({ providerId: 'theirs-1' }) }).runOnce()
    expect(mailIn(server)).toMatchObject({ state: 'handed-over', provider_id: 'theirs-1' })
  })
})

describe('a sign-in code', () => {
  it('goes before invitations, however many wait', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    for (let mail = 0; mail < 12; mail++) await queue(server, `reporter${mail}@example.org`)
    server.clock.advance(SECOND)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    await browser.answer(flow, { step: 'email-code', send: true })
    const sent: string[] = []
    const worker = workerOver(server, { send: async ({ subject }) => takenAs(sent, subject) })
    await worker.runOnce()
    expect(sent).toHaveLength(10)
    expect(sent.filter((subject) => /^\d{6}/.test(subject))).toHaveLength(1)
  })
})

describe('a mail that the provider did not take', () => {
  const worker = (server: TestServer, fault: MailFault) =>
    workerOver(server, { send: () => Promise.reject(fault) })

  it('and never will is refused at once, its secrets gone', async () => {
    const server = await openServer()
    await queue(server)
    await worker(server, new MailFault('refused', { status: 550 })).runOnce()
    expect(mailIn(server)).toMatchObject({
      state: 'refused',
      sealed: null,
      attempts: 1,
      last_fault: 'refused',
    })
    server.clock.advance(DAY)
    expect(await server.mailWorker.runOnce()).toBe(0)
  })

  it.each<MailFaultCode>(['misconfigured', 'provider-down', 'rate-limited', 'timeout'])(
    'now (%s) is tried again, and the fault is written down by its code',
    async (code) => {
      const server = await openServer()
      await queue(server)
      await worker(server, new MailFault(code, { status: 421 })).runOnce()
      expect(mailIn(server)).toMatchObject({ state: 'queued', last_fault: code })
      expect(server.logLines.join('')).toContain(`"fault":"${code}","status":421`)
      server.clock.advance(5 * SECOND)
      await server.mailWorker.runOnce()
      expect(server.mailer.sent).toHaveLength(1)
    },
  )

  it.each([
    ['less than we wait anyway', 1 * SECOND, 5 * SECOND],
    ['more', 90 * SECOND, 90 * SECOND],
    ['for ever', 365 * DAY, HOUR],
  ])('is tried when the provider asked for it: %s', async (_what, retryAfterMs, waited) => {
    const server = await openServer()
    await queue(server)
    await worker(server, new MailFault('rate-limited', { retryAfterMs })).runOnce()
    server.clock.advance(waited - 1)
    expect(await server.mailWorker.runOnce()).toBe(0)
    server.clock.advance(1)
    expect(await server.mailWorker.runOnce()).toBe(1)
  })
})
