/** The door of the console: its own origin, its own session, and a role. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import { administrator, openWithOwner } from '../../support/api/console/console.ts'
import { addOtherPortal, useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

describe('whoever is signed in to the console', () => {
  it('as owner sees every portal but the console itself, with every right', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    const { get } = await administrator(server)
    const { portals, person } = JSON.parse((await get('/me')).text)
    expect(person.address).toBe('owner@example.org')
    expect(portals.map(({ id, role }: { id: string; role: string }) => [id, role])).toEqual([
      ['demo', 'owner'],
      ['other', 'owner'],
    ])
    expect(portals[0].permissions).toContain('invitations.send')
  })

  it('as auditor of one portal sees that one, and may change nothing', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    const { get } = await administrator(server, { role: 'auditor' })
    const { portals } = JSON.parse((await get('/me')).text)
    expect(portals.map(({ id }: { id: string }) => id)).toEqual(['demo'])
    expect(portals[0].permissions).not.toContain('invitations.send')
  })

  it('is signed out after fifteen minutes without activity, and after twelve hours in any case', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const { get } = owner
    server.clock.advance(14 * MINUTE)
    expect((await get('/me')).status).toBe(200)
    for (let waited = 0; waited < 12 * HOUR; waited += 10 * MINUTE) {
      server.clock.advance(10 * MINUTE)
      await get('/me')
    }
    expect((await get('/me')).status).toBe(401)
  })

  it('has a cookie that no other site makes the browser send', async () => {
    const { browser } = (await openWithOwner(openServer)).owner
    expect([...browser.jar.keys()].some((name) => name.includes('portal-console'))).toBe(true)
  })
})

describe('whoever is not', () => {
  it('is refused without a session', async () => {
    const server = await openServer()
    const browser = createBrowser(server, { origin: server.publicUrl })
    const reply = await browser.send('GET', '/v1/console/me', undefined, {
      'Sec-Fetch-Site': 'same-origin',
    })
    expect([reply.status, reply.body.code]).toEqual([401, 'unauthorized'])
  })

  it('is refused with the session of another portal', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const reply = await browser.send('GET', '/v1/console/me', undefined, {
      Origin: server.publicUrl,
      'Sec-Fetch-Site': 'same-origin',
    })
    expect(reply.status).toBe(401)
  })

  it('is refused as a script in a listed portal that rides a live session of the console', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const { browser } = owner
    for (const headers of [
      { Origin: server.portalUrl, 'Sec-Fetch-Site': 'same-site' },
      { Origin: server.portalUrl, 'Sec-Fetch-Site': 'same-origin' },
      { Origin: server.publicUrl, 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    ]) {
      const reply = await browser.send('GET', '/v1/console/me', undefined, headers)
      expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
      expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
