/**
 * The attacker sends a link to our own sign-in page that leads back to somewhere else: to a page of
 * theirs, or to a page of the host that hands on what it is given (an open redirect, a search that shows
 * its query). A code leaves only for an address that the portal has registered, to the last sign.
 */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ConsoleVisitor } from '../../support/api/console.ts'
import { openWithOwner } from '../../support/api/console.ts'
import { changed, eventsOf, refusedAt, setUp } from '../../support/api/console-portals.ts'
import { changeRows, useServers } from '../../support/api/servers.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

const REGISTERED = 'http://localhost:4100/session/callback?from=farstu'

const backIn = async (server: TestServer, target?: string, name = 'sign-in') => {
  const query = target === undefined ? '' : `?return=${encodeURIComponent(target)}`
  const text = await (await server.app.request(`/p/demo/${name}${query}`)).text()
  return /data-back="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
}

describe.each(['sign-in', 'invitation'])('R-76: the hosted page %s', (name) => {
  let server: TestServer
  beforeAll(async () => {
    const portal = { returnUrls: [REGISTERED, 'http://localhost:4100/'] }
    server = await createTestServer({ portal })
    return () => server.close()
  })

  it('leads back to an address that is registered', async () => {
    expect(await backIn(server, REGISTERED, name)).toBe(REGISTERED)
  })

  it('leads back to the start page where nothing was asked for and that is registered', async () => {
    expect(await backIn(server, undefined, name)).toBe('http://localhost:4100/')
  })

  it.each([
    'http://localhost:4100/session/callback',
    'http://localhost:4100/session/callback?from=other',
    'http://localhost:4100/session/callback?from=farstu&more=1',
    'http://localhost:4100/session/callback?from=farstu#fragment',
    'http://localhost:4100/session/CALLBACK?from=farstu',
    'http://localhost:4100/session/callback/?from=farstu',
    'http://localhost:4100/session/x/../callback?from=farstu',
    'HTTP://localhost:4100/session/callback?from=farstu',
    'http://LOCALHOST:4100/session/callback?from=farstu',
    'http://localhost:4100/search?q=',
    'http://localhost:4100/leave?to=https://evil.example',
    'http://localhost:4100',
    'https://localhost:4100/session/callback?from=farstu',
    'http://localhost:4101/session/callback?from=farstu',
    'http://user@localhost:4100/session/callback?from=farstu',
    'https://evil.example/',
    'http://localhost:4100.evil.example/',
    'http://localhost:4100@evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/session/callback?from=farstu',
    ` ${REGISTERED}`,
    `${REGISTERED}\n`,
    '',
  ])('leads nobody back to %j', async (target) => {
    expect(await backIn(server, target, name)).toBeUndefined()
  })

  it('leads nobody anywhere else, whatever is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.webUrl(), fc.string()), async (target) => {
        expect(await backIn(server, target, name)).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('says in the log that an address is missing, and nothing of it', async () => {
    await backIn(server, 'http://localhost:4100/secret-in-path', name)
    const said = server.logLines.filter((line) => line.includes('return address is not registered'))
    expect(said.at(-1)).toContain('"portal":"demo"')
    expect(said.join()).not.toContain('secret-in-path')
  })
})

describe('return addresses in a portal’s set-up', () => {
  const openServer = useServers()

  const open = async () => {
    const { server, owner } = await openWithOwner(openServer)
    return { server, owner, change: (to: object) => changed(owner, to) }
  }

  const gapsOf = async (owner: ConsoleVisitor) => (await setUp(owner)).gaps

  it('are changed, and count at once', async () => {
    const { server, change } = await open()
    const returnUrls = ['http://localhost:4100/done?x=1']
    const { status, body } = await change({ returnUrls: [` ${returnUrls[0]} `, returnUrls[0]] })
    expect([status, body.returnUrls]).toEqual([200, returnUrls])
    expect(await backIn(server, returnUrls[0])).toBe(returnUrls[0])
    expect(await backIn(server, 'http://localhost:4100/session/callback')).toBeUndefined()
    expect(eventsOf(server, 'portal.changed')[0]?.details).toMatchObject({
      returnUrls: { to: returnUrls },
    })
  })

  it.each([
    'https://evil.example/callback',
    'http://localhost:4101/callback',
    'http://localhost:4100/callback#fragment',
    'http://user:secret@localhost:4100/callback',
    'javascript:alert(1)',
    '/callback',
    '',
  ])('cannot be %j', async (wrong) => {
    const { change } = await open()
    const reply = await change({ returnUrls: ['http://localhost:4100/', wrong] })
    expect(refusedAt(reply)).toEqual([422, 'invalid_input', 'returnUrls.1'])
  })

  it('are twenty at the most', async () => {
    const { change } = await open()
    const returnUrls = Array.from({ length: 21 }, (_, at) => `http://localhost:4100/${at}`)
    expect(refusedAt(await change({ returnUrls }))).toEqual([422, 'invalid_input', 'returnUrls'])
    expect((await change({ returnUrls: returnUrls.slice(1) })).status).toBe(200)
  })

  it('that are missing are said to be, and lead to the start page without a code', async () => {
    const { server, owner, change } = await open()
    expect(await gapsOf(owner)).toEqual([])
    expect((await change({ returnUrls: [] })).status).toBe(200)
    expect(await gapsOf(owner)).toEqual(['no-return'])
    expect(await backIn(server)).toBeUndefined()
  })

  it('whose origin has gone are not led to, and said to be in the way', async () => {
    const { server, owner, change } = await open()
    const moved = { origins: ['https://moved.example.org'], invitationUrl: null }
    expect((await change(moved)).status).toBe(200)
    expect(await gapsOf(owner)).toEqual(['return-elsewhere'])
    expect(await backIn(server, 'http://localhost:4100/session/callback')).toBeUndefined()
    const returnUrls = ['https://moved.example.org/session/callback']
    expect((await change({ returnUrls })).status).toBe(200)
    expect(await gapsOf(owner)).toEqual([])
  })

  it('of a portal that named none is its start page, where that is its own', async () => {
    const ownPage = { returnUrls: undefined }
    const elsewhere = { returnUrls: undefined, homeUrl: 'https://www.example.org/' }
    expect(await backIn(await openServer({ portal: ownPage }))).toBe('http://localhost:4100/')
    expect(await backIn(await openServer({ portal: elsewhere }))).toBeUndefined()
  })

  it('of a portal from before they were registered is its start page', async () => {
    const server = await openServer()
    changeRows(server, `update portal set return_urls = json_array(home_url)`)
    expect(await backIn(server)).toBe('http://localhost:4100/')
    expect(await backIn(server, 'http://localhost:4100/session/callback')).toBeUndefined()
  })
})
