/**
 * Whoever writes several units takes them in one order. Otherwise two who write the same units at once
 * wait for each other, and PostgreSQL ends one of them. So one unit is kept from them here: while they
 * wait for it, they hold none that comes later.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'
import { type EmptyDatabase, migratedPostgresDatabase } from '../../support/db/engines.ts'
import { type Outsider, outsiderAt } from '../../support/db/outsider.ts'

/** Neither in this order by another collation, nor as they are put. */
const IN_ORDER = ['0001', '0002', '0003', 'Z', 'a', 'é']
const AS_PUT = ['é', '0003', 'a', '0001', 'Z', '0002']

describe('several units on PostgreSQL', () => {
  let database: EmptyDatabase
  let server: TestServer
  let outsider: Outsider

  beforeEach(async () => {
    database = await migratedPostgresDatabase()
    server = await createTestServer({ databaseUrl: database.url })
    outsider = await outsiderAt(database.url)
    await put('Works')
  })
  afterEach(async () => {
    await outsider.close()
    await server.close()
    await database.drop()
  })

  const put = async (name: string) => {
    const units = AS_PUT.map((externalId) => ({ externalId, name }))
    const response = await server.app.request(`${server.publicUrl}/v1/units`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${server.portalSecret}`,
      },
      body: JSON.stringify({ units }),
    })
    return { status: response.status, body: await response.json() }
  }

  /** Which units are free while something waits for one of them, and what comes of it. */
  const whileHeld = async <T>(held: string, act: () => Promise<T>) => {
    await outsider.hold(held)
    const acting = act()
    await outsider.untilWaiting(1)
    const free = await outsider.free(IN_ORDER)
    await outsider.letGo()
    return { free, reply: await acting }
  }

  const later = (held: string) => IN_ORDER.slice(IN_ORDER.indexOf(held) + 1)

  it('are taken in order by a host that puts them', async () => {
    const first = await whileHeld('0001', () => put('Mill'))
    expect(first.free).toEqual(later('0001'))
    expect(first.reply).toEqual({ status: 200, body: { added: 0, changed: 6, unchanged: 0 } })
    expect((await whileHeld('Z', () => put('Yard'))).free).toEqual(later('Z'))
  })

  it('are taken in order by an import in the console', async () => {
    const visitor = await administrator(server)
    const csv = ['external id,name', ...AS_PUT.map((id) => `${id},Mill`)].join('\n')
    const { free, reply } = await whileHeld('Z', () =>
      visitor.post('/portals/demo/units/import', { csv, dryRun: false }),
    )
    expect(free).toEqual(later('Z'))
    expect([reply.status, reply.body]).toMatchObject([200, { changed: 6, mistakes: [] }])
  })

  it('are taken in order by whoever is given a role in each', async () => {
    const roles = AS_PUT.map((unitExternalId) => ({
      unitExternalId,
      role: 'reporter',
      until: null,
    }))
    const { token } = await server.invite({ roles })
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'notice', token)
    const { document, version, hash } = stepOf(reply, 'notice')
    const last = await whileHeld('Z', () =>
      browser.answer(flow, { step: 'notice', document, version, hash }),
    )
    expect(last.free).toEqual(later('Z'))
    stepOf(last.reply, 'done')
  })
})
