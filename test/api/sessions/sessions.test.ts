import { beforeEach, describe, expect, it } from 'vitest'
import { createDomain } from '../../../api/domain/domain.ts'
import type { Host } from '../../../api/domain/sessions/redeeming.ts'
import { openStore } from '../../../db/open-store.ts'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  onboardUntil,
  stepOf,
} from '../../support/api/browser.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../support/api/clock.ts'
import { changeRows, countIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { migrationsRoot } from '../../support/db/tables.ts'

const openServer = useServers()

describe('a session', () => {
  let server: TestServer
  let browser: Browser
  let sid: string
  beforeEach(async () => {
    server = await openServer()
    const entered = await enrolled(server)
    browser = entered.browser
    sid = (await asHost(server, '/v1/redeem', { code: entered.done.code })).body.sid
  })

  const check = async (active?: boolean) =>
    (
      await asHost(server, '/v1/sessions/check', {
        sid,
        ...(active === undefined ? {} : { active }),
      })
    ).body

  it('says who it is of, what they may do, and how long it has', async () => {
    server.clock.advance(10 * MINUTE)
    expect(await check(false)).toMatchObject({
      active: true,
      acr: 'aal2',
      amr: ['otp', 'pwd', 'mfa'],
      memberships: [
        { unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null },
      ],
      idleInSeconds: 50 * 60,
      endsInSeconds: 24 * 3600 - 600,
    })
  })

  it('is kept awake by a check that counts as activity, and by no other', async () => {
    server.clock.advance(30 * MINUTE)
    await check(false)
    server.clock.advance(29 * MINUTE)
    expect((await check()).idleInSeconds).toBe(3600)
    server.clock.advance(59 * MINUTE)
    expect((await check(false)).active).toBe(true)
    server.clock.advance(MINUTE)
    expect((await check(false)).active).toBe(false)
  })

  it('is not woken up once it is over', async () => {
    server.clock.advance(HOUR)
    expect((await check(true)).active).toBe(false)
    server.clock.advance(-SECOND)
    expect((await check(false)).idleInSeconds).toBe(1)
  })

  it('ends with sign-out in the browser, at once and in every process', async () => {
    const second = await openStore({ url: server.databaseFile, migrationsRoot })
    const domain = createDomain({ ...server.services, store: second })
    const host = (await domain.hosts.bySecret(server.portalSecret)) as Host
    expect(await domain.hosts.check(host, sid, false)).toMatchObject({ active: true })
    await browser.signOut()
    expect(await domain.hosts.check(host, sid, false)).toEqual({ active: false })
    expect(await check()).toEqual({ active: false })
    await second.close()
  })

  it('takes its cookie along when it ends, and signing out twice is no error', async () => {
    const first = await browser.signOut()
    expect(first.headers.getSetCookie()[0]).toMatch(/^farstu-portal-demo-4000=; Max-Age=0/)
    expect([first.status, (await browser.signOut()).status]).toEqual([204, 204])
  })

  it('ends by the host, once and again without complaint', async () => {
    for (let time = 0; time < 2; time++)
      expect((await asHost(server, '/v1/sessions/end', { sid })).status).toBe(204)
    expect(await check()).toEqual({ active: false })
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('is inactive once the last role has ended', async () => {
    changeRows(server, 'update membership set ended_at = ?', server.clock.now())
    expect(await check()).toEqual({ active: false })
  })

  it('is inactive once the last role has run out', async () => {
    changeRows(server, 'update membership set until = ?', server.clock.now() + MINUTE)
    expect((await check()).active).toBe(true)
    server.clock.advance(MINUTE)
    expect(await check()).toEqual({ active: false })
  })

  it('is inactive once its person is suspended, and yields no code any more', async () => {
    const { flow } = (await browser.start()).body
    changeRows(server, 'update person set suspended_at = ?', server.clock.now())
    expect(await check()).toEqual({ active: false })
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    expect(reply.text).not.toContain('"name":"done"')
  })

  it('that is unknown is inactive, and looks like one that has ended', async () => {
    const unknown = await asHost(server, '/v1/sessions/check', { sid: 'A'.repeat(22) })
    expect([unknown.status, unknown.body]).toEqual([200, { active: false }])
  })

  it('goes straight through at the next visit, without a new one being made', async () => {
    const { flow, step } = (await browser.start()).body
    expect(step).toMatchObject({
      session: { name: 'Test Reporter', address: 'reporter@example.org' },
    })
    const done = stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
    expect((await asHost(server, '/v1/redeem', { code: done.code })).body.sid).toBe(sid)
    expect(countIn(server, 'session')).toBe(1)
  })

  it('can be put aside for another address', async () => {
    const { flow } = (await browser.start()).body
    const reply = await browser.answer(flow, { step: 'identify', address: 'other@example.org' })
    stepOf(reply, 'password')
    expect((await check()).active).toBe(true)
  })
})

describe('a session of a password alone', () => {
  it('rests for up to a day and lives for up to thirty', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { reply } = await onboardUntil(server, createBrowser(server), 'done')
    const done = stepOf(reply, 'done')
    expect([done.acr, done.amr]).toEqual(['aal1', ['pwd']])
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const check = async () => (await asHost(server, '/v1/sessions/check', { sid })).body
    expect(await check()).toMatchObject({ idleInSeconds: 86_400, endsInSeconds: 30 * 86_400 })
    for (let day = 0; day < 30; day++) {
      server.clock.advance(DAY - MINUTE)
      await check()
    }
    expect((await check()).active).toBe(true)
    server.clock.advance(30 * MINUTE)
    expect((await check()).active).toBe(false)
  })
})
