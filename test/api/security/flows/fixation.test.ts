/**
 * The attacker plants a cookie of their own in the victim's browser and waits until the victim has
 * made it worth something. Session ids are made by the server at each sign-in and step-up and never
 * taken over from the browser; the one that was there before is dead.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { asHost, createBrowser, PASSWORD, signIn, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { SESSION_COOKIE } from '../../../support/api/requests/cookies.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, cookieOf, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const PLANTED = 'A'.repeat(43)

/** What somebody who holds only this cookie is offered. */
async function offeredTo(server: TestServer, value: string) {
  const holder = createBrowser(server)
  holder.jar.set(SESSION_COOKIE, value)
  const { step } = (await holder.start()).body
  return step.name === 'identify' ? step.session : step
}

describe('T-050: a session cookie', () => {
  it('that was planted is replaced at sign-in, and dead', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const victim = createBrowser(server)
    victim.jar.set(SESSION_COOKIE, PLANTED)
    await signIn(server, secret, victim)
    expect(cookieOf(victim, 'portal')[1]).not.toBe(PLANTED)
    expect(await offeredTo(server, PLANTED)).toBeNull()
  })

  it('of somebody else that was planted offers their name, and signing in ends that session', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const attacker = await signIn(server, secret)
    const [, planted] = cookieOf(attacker.browser, 'portal')
    const victim = createBrowser(server)
    victim.jar.set(SESSION_COOKIE, planted)
    expect(await offeredTo(server, planted)).toMatchObject({ address: 'reporter@example.org' })
    await signIn(server, secret, victim)
    expect(await offeredTo(server, planted)).toBeNull()
  })

  it('is a new one after each sign-in, and the old one is dead', async () => {
    const { server, secret, browser } = await openEnrolled(openServer)
    const [, first] = cookieOf(browser, 'portal')
    await signIn(server, secret, browser)
    const [, second] = cookieOf(browser, 'portal')
    expect(second).not.toBe(first)
    expect(await offeredTo(server, first)).toBeNull()
    expect(await offeredTo(server, second)).not.toBeNull()
    expect(countIn(server, 'session', 'ended_at is null')).toBe(1)
  })

  it('is a new one after two sign-ins that were begun side by side', async () => {
    const { server, secret, browser } = await openEnrolled(openServer)
    await browser.signOut()
    server.clock.advance(MINUTE)
    const one = await untilTotp(server, { browser })
    const two = await untilTotp(server, { browser })
    stepOf(await browser.answer(one.flow, { step: 'totp', code: appCode(server, secret) }), 'done')
    server.clock.advance(MINUTE)
    stepOf(await browser.answer(two.flow, { step: 'totp', code: appCode(server, secret) }), 'done')
    expect(countIn(server, 'session', 'ended_at is null')).toBe(1)
  })

  it('is a new one after a fresh authentication, and hosts see the old session ended', async () => {
    const { server, secret, browser, done } = await openEnrolled(openServer)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    server.clock.advance(2 * MINUTE)
    const { flow } = (await browser.start({ maxAgeSeconds: 60 })).body
    await browser.answer(flow, { step: 'identify', continue: true })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
    expect((await asHost(server, '/v1/sessions/check', { sid })).body).toEqual({ active: false })
  })

  it('has 256 bits, a browser cookie 128, and neither names anybody', async () => {
    const { browser } = await openEnrolled(openServer)
    expect(cookieOf(browser, 'portal')[1]).toMatch(/^[\w-]{43}$/)
    expect(cookieOf(browser, 'browser')[1]).toMatch(/^[\w-]{22}$/)
  })
})

describe('T-050: a browser cookie', () => {
  it.each(['', 'x', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}!`, 'A'.repeat(4000)])(
    'that we did not make, such as "%s", binds nothing and is replaced',
    async (planted) => {
      const server = await openServer()
      const victim = createBrowser(server)
      await victim.start()
      const [name] = cookieOf(victim, 'browser')
      victim.jar.set(name, planted)
      const { flow } = (await victim.start()).body
      expect(cookieOf(victim, 'browser')[1]).not.toBe(planted)
      const attacker = createBrowser(server)
      attacker.jar.set(name, planted)
      expect((await attacker.see(flow)).status).toBe(404)
    },
  )
})

describe('a flow that went on with a session', () => {
  it.each(['the browser', 'the host'])('is worth nothing once %s has ended it', async (who) => {
    const { server, browser, done } = await openEnrolled(openServer)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const { store, clock } = server
    const [notice] = await store.run(() => store.notices.current('demo'))
    if (!notice) throw new Error('The portal has no notice')
    const next = { ...notice, id: 'v2', version: 2, hash: 'h2', publishedAt: clock.now() }
    await store.atomically(function* () {
      yield* store.portals.lock('demo')
      yield* store.notices.publish(next)
    })
    const { flow } = (await browser.start()).body
    const shown = await browser.answer(flow, { step: 'identify', continue: true })
    const { document, version, hash } = stepOf(shown, 'notice')
    if (who === 'the host') await asHost(server, '/v1/sessions/end', { sid })
    else await browser.signOut()
    const reply = await browser.answer(flow, { step: 'notice', document, version, hash })
    stepOf(reply, 'password')
    expect(countIn(server, 'session', 'ended_at is null')).toBe(0)
  })
})
