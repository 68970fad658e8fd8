/** What is in memory is an answer only while the database says that it still holds. */
import { describe, expect, it } from 'vitest'
import { createBrowser } from '../../support/api/browser.ts'
import { createFaultyStore, type FaultyStore } from '../../support/api/servers/faults.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { PORTAL_URL, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

async function openFaulty() {
  const faults: { of?: FaultyStore } = {}
  const server = await openServer({
    replace: ({ store }) => {
      faults.of = createFaultyStore(store)
      return { store: faults.of.store }
    },
  })
  if (!faults.of) throw new Error('No store was replaced')
  return { server, faults: faults.of }
}

/** Statuses of all that is asked of portals without more. */
async function statuses(server: TestServer): Promise<readonly number[]> {
  const { app, publicUrl } = server
  const asked = [
    app.request(`${publicUrl}/p/demo/sign-in`),
    app.request(`${publicUrl}/p/demo/theme.css`),
    app.request(`${publicUrl}/v1/flows`, { method: 'OPTIONS', headers: { Origin: PORTAL_URL } }),
    createBrowser(server).start(),
  ]
  return (await Promise.all(asked)).map(({ status }) => status)
}

describe('a database that does not answer', () => {
  it('is a fault, however well the portals were known before', async () => {
    const { server, faults } = await openFaulty()
    expect(await statuses(server)).toEqual([200, 200, 204, 201])
    faults.break()
    expect(await statuses(server)).toEqual([503, 503, 503, 503])
    faults.mend()
    expect(await statuses(server)).toEqual([200, 200, 204, 201])
  })

  it('is forgotten once it answers, whenever it failed', async () => {
    for (let call = 1; call <= 6; call++) {
      const { server, faults } = await openFaulty()
      faults.failAt(call)
      await statuses(server)
      faults.mend()
      expect(await statuses(server)).toEqual([200, 200, 204, 201])
    }
  })
})
