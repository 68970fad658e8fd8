/**
 * The attacker sends the same thing to two processes at once, or uses at one what the other has just
 * ended. Nothing that decides is kept in a process: what one has used, ended or refused is used, ended
 * and refused at the other on the very next request.
 */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { openSecondServer } from '../../../support/api/servers/second-server.ts'
import {
  appCode,
  otherThan,
  stepNameOf,
  untilMailed,
  untilTotp,
} from '../../../support/api/sign-ins.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import {
  type EmptyDatabase,
  emptySqliteDatabase,
  migratedPostgresDatabase,
  onPostgres,
} from '../../../support/db/engines.ts'

/** Changes a database behind the servers' backs: what operators do. */
const onSqlite = async (url: string, command: string) => {
  const file = new Database(url)
  file.exec(command)
  file.close()
}

const DATABASES = [
  ['SQLite', emptySqliteDatabase, onSqlite],
  ['PostgreSQL', migratedPostgresDatabase, onPostgres],
] as const

/** The same browser, talking to another server from now on. */
function movedTo(server: TestServer, { jar }: Browser): Browser {
  const moved = createBrowser(server)
  for (const [name, value] of jar) moved.jar.set(name, value)
  return moved
}

describe.each(DATABASES)('T-095: two servers on one %s', (_engine, emptyDatabase, change) => {
  let database: EmptyDatabase
  let one: TestServer
  let two: TestServer
  beforeEach(async () => {
    database = await emptyDatabase()
    one = await createTestServer({ databaseUrl: database.url })
    two = await openSecondServer(one, database.url)
  })
  afterEach(async () => {
    await two.close()
    await one.close()
    await database.drop()
  })

  const isActive = async (server: TestServer, sid: string) =>
    (await asHost(server, '/v1/sessions/check', { sid })).body.active

  const sidOf = async (code: string | null): Promise<string> =>
    (await asHost(two, '/v1/redeem', { code })).body.sid

  it('T-002: sign in once with one code of the app, sent to both at once', async () => {
    const { secret } = await enrolled(one)
    for (let round = 0; round < 3; round++) {
      // So that the address is not busy, and no work is asked for.
      one.clock.advance(11 * MINUTE)
      const flows = []
      for (let index = 0; index < 12; index++) flows.push(await untilTotp(index % 2 ? one : two))
      const code = appCode(one, secret)
      const replies = await Promise.all(
        flows.map(({ browser, flow }) => browser.answer(flow, { step: 'totp', code })),
      )
      expect(replies.filter((reply) => stepNameOf(reply) === 'done')).toHaveLength(1)
      expect(replies.filter(({ status }) => status >= 500)).toEqual([])
    }
  })

  it('T-010: compare no more wrong codes than one does', async () => {
    const { browser, flow, code } = await untilMailed(one)
    const there = movedTo(two, browser)
    const wrong = { step: 'email-code', code: otherThan(code) } as const
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 ? browser : there).answer(flow, wrong)),
    )
    expect(replies.filter(({ body }) => body.code === 'wrong_code')).toHaveLength(5)
    const right = await there.answer(flow, { step: 'email-code', code })
    expect(right.body.code).toBe('code_expired')
  })

  it('T-014: redeem one code once', async () => {
    const { done } = await enrolled(one)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        asHost(index % 2 ? one : two, '/v1/redeem', { code: done.code }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(422)])
  })

  it('T-051: a session signed out at one is over at both', async () => {
    const { browser, secret, done } = await enrolled(one)
    const sid = await sidOf(done.code)
    const other = await sidOf((await signIn(one, secret)).done.code)
    await movedTo(two, browser).signOut()
    expect([await isActive(one, sid), await isActive(two, sid)]).toEqual([false, false])
    expect([await isActive(one, other), await isActive(two, other)]).toEqual([true, true])
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('T-051: a session that the host ends at one is over at both', async () => {
    const { browser, done } = await enrolled(one)
    const sid = await sidOf(done.code)
    await asHost(two, '/v1/sessions/end', { sid })
    expect(await isActive(one, sid)).toBe(false)
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('T-051: a new password chosen at one ends every session at both', async () => {
    const { secret, done } = await enrolled(one)
    const sids = [await sidOf(done.code)]
    sids.push(await sidOf((await signIn(one, secret)).done.code))
    one.clock.advance(2 * MINUTE)
    const browser = createBrowser(two)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await one.mailedCode() })
    await browser.answer(flow, { step: 'totp', code: appCode(one, secret) })
    stepOf(
      await browser.answer(flow, { step: 'new-password', password: `${PASSWORD} 2` }),
      'password',
    )
    for (const sid of sids)
      expect([await isActive(one, sid), await isActive(two, sid)]).toEqual([false, false])
  })

  it('T-051: whoever is suspended is out at both, and stays out of a server started later', async () => {
    const { done } = await enrolled(one)
    const sid = await sidOf(done.code)
    await change(database.url, 'update person set suspended_at = 1')
    expect([await isActive(one, sid), await isActive(two, sid)]).toEqual([false, false])
    const third = await openSecondServer(one, database.url)
    expect(await isActive(third, sid)).toBe(false)
    await third.close()
  })
})
