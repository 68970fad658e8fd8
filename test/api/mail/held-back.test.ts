/**
 * Somebody holds what an answer needs: a table that is being changed, a back-up, a query by hand. Who
 * asks is told within three seconds, while it is still held, and the same again goes through as soon
 * as it is let go.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../api/contract/requests.ts'
import { asHost, createBrowser, enrolled, PASSWORD, signIn } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import { appCode, untilPassword, untilTotp } from '../../support/api/sign-ins.ts'
import { createTestServer, REPORTER, type TestServer } from '../../support/api/test-server.ts'
import {
  type EmptyDatabase,
  migratedPostgresDatabase,
  migratedSqliteDatabase,
} from '../../support/db/engines.ts'
import { type Holder, postgresHolder, sqliteHolder } from '../../support/db/outsider.ts'

const DATABASES = [
  ['SQLite', migratedSqliteDatabase, sqliteHolder],
  ['PostgreSQL', migratedPostgresDatabase, postgresHolder],
] as const

const WITHIN_MS = 3_000

/** What each of `asks` comes to write. */
const WRITTEN = ['flow', 'session', 'one_time_secret', 'unit', 'invitation', 'key_check'] as const

type Ask = () => Promise<{ readonly status: number }>

/** Everything is set for each of them; all can be asked at once, and again. */
async function asksOf(server: TestServer): Promise<Readonly<Record<string, Ask>>> {
  const { secret } = await enrolled(server)
  const { browser: leaving } = await signIn(server, secret)
  const { post } = await administrator(server)
  const named = await untilNamed(server)
  const typed = await untilPassword(server)
  const { done } = await signIn(server, secret)
  const last = await untilTotp(server)
  const code = appCode(server, secret, 1)
  const newcomer = createBrowser(server)
  return {
    'a flow that begins': () => newcomer.start(),
    'an address': () => named.answer({ step: 'identify', address: REPORTER }),
    'a password': () => typed.browser.answer(typed.flow, { step: 'password', password: PASSWORD }),
    "an app's code": () => last.browser.answer(last.flow, { step: 'totp', code }),
    'a sign-out': () => leaving.signOut(),
    'a redemption by a host': () => asHost(server, '/v1/redeem', { code: done.code }),
    'units that a host puts': () => putUnit(server),
    'an act in the console': () => post('/portals/demo/invitations', INVITATION),
    'whether it is ready': async () => server.app.request('/readyz'),
  }
}

/** What is answered once nothing is held, where it is not 200. */
const RIGHT: Readonly<Record<string, number>> = { 'a flow that begins': 201, 'a sign-out': 204 }

const INVITATION = {
  invitations: [
    {
      address: 'next@example.org',
      firstName: 'Next',
      lastName: 'Person',
      roles: [{ unit: '0001', role: 'reporter' }],
    },
  ],
  days: 30,
  dryRun: false,
  isList: true,
}

async function untilNamed(server: TestServer) {
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  return { answer: (answer: Answer) => browser.answer(flow, answer) }
}

async function putUnit(server: TestServer) {
  return server.app.request(`${server.publicUrl}/v1/units`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${server.portalSecret}`,
    },
    body: JSON.stringify({ units: [{ externalId: '0001', name: 'Another Town' }] }),
  })
}

/** The status of the answer, or that there was none in time. */
async function inTime(ask: Ask) {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    clock = setTimeout(() => resolve('late'), WITHIN_MS)
  })
  const first = await Promise.race([ask().then(({ status }) => status), late])
  clearTimeout(clock)
  return first
}

/** What each is told, by what it asks. */
const told = async (asks: Readonly<Record<string, Ask>>, tell: (ask: Ask) => Promise<unknown>) =>
  Object.fromEntries(
    await Promise.all(Object.entries(asks).map(async ([kind, ask]) => [kind, await tell(ask)])),
  )

const mapped = (asks: Readonly<Record<string, Ask>>, to: (kind: string) => number) =>
  Object.fromEntries(Object.keys(asks).map((kind) => [kind, to(kind)]))

describe.each(DATABASES)('on %s', (_engine, emptyDatabase, holderAt) => {
  let database: EmptyDatabase
  let server: TestServer
  let holder: Holder
  beforeEach(async () => {
    database = await emptyDatabase()
    server = await createTestServer({ databaseUrl: database.url })
    holder = await holderAt(database.url)
  })
  afterEach(async () => {
    await holder.close()
    await server.close()
    await database.drop()
  })

  it.each([
    ['what is written', WRITTEN],
    ['everything', []],
  ])('every kind of request is told in time while somebody holds %s', async (_what, tables) => {
    const asks = await asksOf(server)
    await holder.hold(tables)
    const held = await told(asks, inTime)
    await holder.letGo()
    const then = await told(asks, async (ask) => (await ask()).status)
    expect(held).toEqual(mapped(asks, () => 503))
    expect(then).toEqual(mapped(asks, (kind) => RIGHT[kind] ?? 200))
  })

  it('an answer that has been charged already is told in time, and is right the next time', async () => {
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilTotp(server)
    const answer = () => browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    await holder.hold(['method'])
    expect(await inTime(answer)).toBe(503)
    await holder.letGo()
    expect((await answer()).status).toBe(200)
  })

  it('twenty at once are all told in time, and other answers come meanwhile', async () => {
    await holder.hold(['flow'])
    const asked = Array.from({ length: 20 }, () => inTime(() => createBrowser(server).start()))
    expect((await server.app.request('/healthz')).status).toBe(200)
    const statuses = await Promise.all(asked)
    await holder.letGo()
    expect(new Set(statuses)).toEqual(new Set([503]))
  })
})
