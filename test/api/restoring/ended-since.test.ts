/**
 * Attacker: waits for the day on which a copy of last night is put in place, and tries again what was used,
 * ended or sent since.
 */
import { describe, expect, it } from 'vitest'
import { createMailWorker } from '../../../api/worker/mail-worker.ts'
import {
  asHost,
  createBrowser,
  enrolled,
  onboardUntil,
  signIn,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useRestoring } from '../../support/api/servers/restored.ts'
import { ENGINES } from '../../support/api/servers/servers.ts'
import { appCode, untilMailed, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { askPostgres, askSqlite } from '../../support/db/past-the-store.ts'

describe.each(ENGINES)('R-71: in a copy that is restored on %s', (engine) => {
  const { open, copyOf, restore } = useRestoring(engine)
  const ask = engine === 'SQLite' ? askSqlite : askPostgres
  const isActive = async (server: TestServer, sid: string) =>
    (await asHost(server, '/v1/sessions/check', { sid })).body.active

  it('no session lives on, whether it was ended since or not', async () => {
    const server = await open()
    const { browser, secret, done } = await enrolled(server)
    const first = (await asHost(server, '/v1/redeem', { code: done.code })).body.sid
    const other = await signIn(server, secret)
    const second = (await asHost(server, '/v1/redeem', { code: other.done.code })).body.sid
    const copy = await copyOf(server)
    expect((await browser.signOut()).status).toBe(204)
    expect([await isActive(server, first), await isActive(server, second)]).toEqual([false, true])
    const restored = await restore(server, copy)
    expect([await isActive(restored, first), await isActive(restored, second)]).toEqual([
      false,
      false,
    ])
    const again = createBrowser(restored, { jar: other.browser.jar })
    // A live session would be offered before any address.
    stepOf(await again.start(), 'choose-address')
  })

  it('no code of an app works that was used since, and the next one does', async () => {
    const server = await open()
    const { secret } = await enrolled(server)
    const copy = await copyOf(server)
    await signIn(server, secret)
    const used = appCode(server, secret)
    const restored = await restore(server, copy)
    const { browser, flow } = await untilTotp(restored)
    expect((await browser.answer(flow, { step: 'totp', code: used })).body.code).toBe('code_used')
    server.clock.advance(2 * MINUTE)
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(restored, secret) })
    expect(stepOf(reply, 'done').acr).toBe('aal2')
  })

  it('no mailed code works that was used since, nor one that was not', async () => {
    const server = await open()
    const { browser, flow, code } = await untilMailed(server)
    const copy = await copyOf(server)
    const before = new Map(browser.jar)
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
    const restored = await restore(server, copy)
    const again = createBrowser(restored, { jar: before })
    const reply = await again.answer(flow, { step: 'email-code', code })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(await ask(copy, 'select id from flow where ended_at is null')).toEqual([])
    expect(await ask(copy, 'select id from one_time_secret where used_at is null')).toEqual([])
  })

  it('no code for a host is redeemed once more', async () => {
    const server = await open()
    const { done } = await enrolled(server)
    const copy = await copyOf(server)
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(200)
    const restored = await restore(server, copy)
    expect((await asHost(restored, '/v1/redeem', { code: done.code })).status).toBe(422)
  })

  it('no browser is remembered', async () => {
    const server = await open()
    await enrolled(server)
    const copy = await copyOf(server)
    server.clock.advance(MINUTE)
    const restored = await restore(server, copy)
    const person = await restored.store.run(() =>
      restored.store.people.byEmailKey('reporter@example.org'),
    )
    const [session] = await ask(copy, 'select browser_hash from session')
    const isKnown = await restored.store.run(() =>
      restored.store.sessions.isKnownBrowser(person?.id ?? '', String(session?.browser_hash)),
    )
    expect(isKnown).toBe(false)
  })

  it('no mail that waited is sent twice', async () => {
    const server = await open()
    const invited = await server.domain.invitations.invite({
      portalId: 'demo',
      email: 'waits@example.org',
      firstName: 'Βασίλειος',
      lastName: 'Exempel 🎓',
      language: 'en',
      inviterName: 'Example Agency',
      roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
    })
    expect(invited.ok).toBe(true)
    const copy = await copyOf(server)
    await server.deliverMail()
    expect(server.mailer.sent.filter(({ to }) => to === 'waits@example.org')).toHaveLength(1)
    const restored = await restore(server, copy)
    const { services, mailer } = restored
    const worker = createMailWorker({
      ...services,
      store: restored.store,
      mailer,
      senderAddress: services.mailSender,
    })
    expect(await worker.runOnce()).toBe(0)
    expect(mailer.sent.filter(({ to }) => to === 'waits@example.org')).toHaveLength(1)
    expect(await ask(copy, 'select id from outbox where sealed is not null')).toEqual([])
  })

  it('people sign in with what they had, and the restoring is written down', async () => {
    const server = await open()
    const { secret } = await enrolled(server)
    const copy = await copyOf(server)
    server.clock.advance(2 * MINUTE)
    const restored = await restore(server, copy)
    server.clock.advance(2 * MINUTE)
    expect((await signIn(restored, secret)).done.acr).toBe('aal2')
    const written = await ask(copy, "select act from audit_event where act = 'database.restored'")
    expect(written).toHaveLength(1)
  })

  it('an enrolment that was half done is begun anew by its link', async () => {
    const server = await open()
    const { token } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'new-password', token)
    const copy = await copyOf(server)
    server.clock.advance(2 * MINUTE)
    const restored = await restore(server, copy)
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(restored)
    stepOf(await browser.start({ journey: 'invitation', invitation: token }), 'email-code')
  })
})
