import { afterEach, describe, expect, it } from 'vitest'
import { createResendMailer } from '../../../api/adapters/resend-mailer.ts'
import { createSmtpMailer } from '../../../api/adapters/smtp-mailer.ts'
import type { Mailer } from '../../../api/ports/mailer.ts'
import { createLoop } from '../../../api/worker/loop.ts'
import { createMailWorker } from '../../../api/worker/mail-worker.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, signIn, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE, SECOND } from '../../support/api/clock.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { BROKEN_RESENDS } from '../../support/mail/broken-resends.ts'
import { BROKEN_SMTPS } from '../../support/mail/broken-smtps.ts'
import { useClosing } from '../../support/mail/closing.ts'
import { openResendStandIn, problem } from '../../support/mail/resend-stand-in.ts'
import { openSmtpServer, reply, smtpTo } from '../../support/mail/smtp-server.ts'

const openServer = useServers()
const closing = useClosing()

const loops: ReturnType<typeof createLoop>[] = []
// Hooks run last first: the worker stops before its database and its provider are closed.
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()))
})

/** The worker as the server runs it, handing mail to a provider. */
function work(server: TestServer, mailer: Mailer): void {
  const { services } = server
  const worker = createMailWorker({ ...services, mailer, senderAddress: services.mailSender })
  const loop = createLoop(worker, services.log, { pauseMs: 5 })
  loops.push(loop)
  loop.start()
}

/** Somebody enrolled has forgotten the password, and stands before the mailed code. */
async function forgetful(mailer: Mailer) {
  const { server, secret } = await openEnrolled(openServer)
  await server.deliverMail()
  server.clock.advance(2 * MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  await browser.answer(flow, { step: 'password', forgotten: true })
  work(server, mailer)
  return { server, secret, browser, flow }
}

type Forgetful = Awaited<ReturnType<typeof forgetful>>

/** Presses "send"; how long that took. */
async function send({ browser, flow }: Forgetful) {
  const from = performance.now()
  const sent = await browser.answer(flow, { step: 'email-code', send: true })
  return { sent, ms: performance.now() - from }
}

const codeMail = (server: TestServer) =>
  rowsIn(server, "select * from outbox where template = 'email-code' order by created_at desc")[0]

const until = (server: TestServer, expected: Readonly<Record<string, unknown>>) =>
  expect.poll(() => codeMail(server), { timeout: 5000, interval: 10 }).toMatchObject(expected)

const codeExpiry = (server: TestServer) =>
  rowsIn(
    server,
    "select expires_at from one_time_secret where purpose = 'email-code' and used_at is null",
  )

/** Wrong answers that were counted; how busy a network or an address is, is no answer. */
const chargedIn = (server: TestServer) =>
  rowsIn(server, 'select kind, failures from attempt_budget where failures > 0').filter(
    ({ kind }) => kind !== 'network' && kind !== 'address-load',
  )

const codeIn = (text: string | undefined): string => /^ {4}(\d+)$/m.exec(text ?? '')?.[1] ?? ''

describe.each([
  ['Resend', BROKEN_RESENDS],
  ['SMTP', BROKEN_SMTPS],
])('T-097: a code sent by %s', (_way, providers) => {
  it.each(Object.entries(providers))(
    '%s is answered at once, blames nobody, arrives once and works',
    async (_what, open) => {
      const provider = await closing(open())
      const person = await forgetful(provider.mailer)
      const { server, secret, browser, flow } = person

      const { sent, ms } = await send(person)
      expect(stepOf(sent, 'email-code').sent).not.toBeNull()
      expect(ms).toBeLessThan(1000)
      const expiry = codeExpiry(server)

      // Whoever knows the password needs no mail.
      expect((await signIn(server, secret)).done.acr).toBe('aal2')
      await expect
        .poll(() => codeMail(server)?.last_fault ?? codeMail(server)?.state, { timeout: 5000 })
        .not.toBe('queued')

      await provider.mend()
      server.clock.advance(50 * SECOND)
      await until(server, { state: 'handed-over', sealed: null })
      const [mail, ...others] = await provider.arrived()
      expect([mail?.to, others]).toEqual([[REPORTER], []])
      expect(codeExpiry(server)).toEqual(expiry)
      expect(chargedIn(server)).toEqual([])

      const answered = await browser.answer(flow, {
        step: 'email-code',
        code: codeIn(mail?.text),
      })
      stepOf(answered, 'totp')
      expect(server.logLines.join('')).not.toContain(REPORTER)
    },
  )
})

describe('T-097: a provider that will not have the address', () => {
  const REFUSING = {
    Resend: async () => {
      const standIn = await closing(openResendStandIn())
      standIn.answerOnce(problem(422, 'validation_error'))
      return createResendMailer(standIn.transport)
    },
    SMTP: async () => {
      const server = await closing(
        openSmtpServer({
          onRcptTo: (_address, _session, done) => done(reply(550, '5.1.1 No such mailbox')),
        }),
      )
      return createSmtpMailer(smtpTo(server.port))
    },
  }

  it.each(Object.entries(REFUSING))(
    '(%s) is not asked again, and nobody is charged',
    async (_, open) => {
      const person = await forgetful(await open())
      const { server, secret } = person
      const { sent, ms } = await send(person)
      expect([sent.status, ms < 1000]).toEqual([200, true])
      await until(server, { state: 'refused', attempts: 1, sealed: null })
      server.clock.advance(5 * MINUTE)
      expect((await signIn(server, secret)).done.acr).toBe('aal2')
      expect(codeMail(server)).toMatchObject({ state: 'refused', attempts: 1 })
      expect(chargedIn(server)).toEqual([])
    },
  )
})

describe('T-097: a code that comes late', () => {
  it('ends when it would have ended anyway', async () => {
    const standIn = await closing(openResendStandIn())
    const person = await forgetful(createResendMailer(standIn.transport))
    const { server, browser, flow } = person
    standIn.answerOnce(problem(429, 'rate_limit_exceeded', { 'retry-after': '540' }))
    await send(person)
    await until(server, { last_fault: 'rate-limited' })
    server.clock.advance(9 * MINUTE)
    await until(server, { state: 'handed-over' })
    server.clock.advance(1 * MINUTE)
    const [mail] = [...standIn.mails.values()]
    const code = codeIn(mail?.text)
    expect(code).toMatch(/^\d{6}$/)
    const late = await browser.answer(flow, { step: 'email-code', code })
    expect([late.status, late.body.code]).toEqual([422, 'code_expired'])
  })

  it('is not sent when it has ended before', async () => {
    const standIn = await closing(openResendStandIn())
    const person = await forgetful(createResendMailer(standIn.transport))
    const { server } = person
    standIn.answerOnce(problem(503, 'application_error'))
    await send(person)
    await until(server, { last_fault: 'provider-down' })
    server.clock.advance(10 * MINUTE)
    await until(server, { state: 'given-up', sealed: null })
    expect(standIn.mails.size).toBe(0)
  })
})

describe('T-097: a provider that takes mail and drops it', () => {
  it('leaves it handed over, never delivered, for as long as it is kept', async () => {
    const standIn = await closing(openResendStandIn())
    const person = await forgetful(createResendMailer(standIn.transport))
    const { server } = person
    await send(person)
    await until(server, { state: 'handed-over', reported_at: null })
    server.clock.advance(7 * DAY)
    const figures = await (await server.app.request(`${server.publicUrl}/metrics`)).text()
    expect(codeMail(server)).toMatchObject({ state: 'handed-over', reported_at: null })
    expect(figures).toMatch(/farstu_mails_total\{outcome="handed-over"\} \d/)
    expect(figures).not.toContain('outcome="delivered"')
  })
})
