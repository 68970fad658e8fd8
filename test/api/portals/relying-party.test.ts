/** The domain that a portal's passkeys belong to: where it follows from, what it may be, and that it stays. */
import { describe, expect, it } from 'vitest'
import {
  ownRelatedOrigins,
  relatedOriginsOf,
  rpIdOf,
} from '../../../api/domain/portals/relying-party.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { addOtherPortal, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { createAuthenticator } from '../../support/webauthn/authenticator.ts'
import { addCredential, openWithPasskey, untilMade } from '../../support/webauthn/passkeys.ts'

const openServer = useServers()

describe('where nothing is set', () => {
  it.each([
    [
      'the portal above us',
      'https://auth.portal.example.org',
      'https://portal.example.org',
      'portal.example.org',
    ],
    [
      'beside us, under one name',
      'https://auth.example.org',
      'https://portal.example.org',
      'portal.example.org',
    ],
    ['under us', 'https://example.org', 'https://portal.example.org', 'portal.example.org'],
    [
      'on another site: our own pages alone',
      'https://auth.example.net',
      'https://portal.example.org',
      'auth.example.net',
    ],
    [
      'one that ends alike',
      'https://auth.example.org',
      'https://notexample.org',
      'auth.example.org',
    ],
    ['on this machine', 'http://localhost:4000', 'http://localhost:4100', 'localhost'],
  ])('%s', (...[, ours, origin, rpId]) => {
    expect(rpIdOf({ rpId: null, origins: [origin] }, ours)).toBe(rpId)
  })

  it('what is set is it', () => {
    const portal = { rpId: 'example.org', origins: ['https://portal.example.org'] }
    expect(rpIdOf(portal, 'https://auth.example.org')).toBe('example.org')
  })
})

describe('what the domain’s own server is to answer', () => {
  it('nothing, where every page is within the domain', () => {
    const portal = { rpId: 'example.org', origins: ['https://portal.example.org'] }
    expect(relatedOriginsOf('https://auth.example.org', portal)).toBeNull()
  })

  it('all pages, where one is not (T-047)', () => {
    const portal = {
      rpId: null,
      origins: ['https://portal.example.org', 'https://figures.example.com'],
    }
    const related = relatedOriginsOf('https://auth.example.org', portal)
    expect(related?.address).toBe('https://portal.example.org/.well-known/webauthn')
    expect(JSON.parse(related?.text ?? '')).toEqual({
      origins: [
        'https://portal.example.org',
        'https://figures.example.com',
        'https://auth.example.org',
      ],
    })
  })
})

describe('what our own host answers browsers, where passkeys belong to it', () => {
  const OURS = 'https://auth.example.org'
  const answered = async (...portals: readonly { rpId: string | null; origins: string[] }[]) => {
    const [first, ...others] = portals
    const server = await openServer({ publicUrl: OURS, portal: { returnUrls: [], ...first } })
    for (const [at, other] of others.entries())
      await addOtherPortal(server, { id: `other-${at}`, returnUrls: [], ...other })
    const headers = { Host: 'auth.example.org' }
    return server.app.request(`${OURS}/.well-known/webauthn`, { headers })
  }
  const originsIn = async (answer: Response) => (await answer.json()).origins

  it('the pages beside it of portals whose passkeys are its own, once each and as JSON', async () => {
    const origins = ['https://portal.example.org']
    const answer = await answered(
      { rpId: 'auth.example.org', origins },
      { rpId: 'auth.example.org', origins: [...origins, 'https://figures.example.org:8443'] },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    expect(await originsIn(answer)).toEqual([...origins, 'https://figures.example.org:8443'])
  })

  it('no page of another site, which our cookies do not reach, and none of a portal with a domain of its own', async () => {
    const answer = await answered(
      { rpId: null, origins: ['https://portal.example.com'] },
      { rpId: null, origins: ['https://portal.example.org'] },
      { rpId: 'example.org', origins: ['https://figures.example.org'] },
    )
    expect(await originsIn(answer)).toEqual([])
  })

  it('no page within it, which may use them anyway', async () => {
    const answer = await answered({
      rpId: 'auth.example.org',
      origins: ['https://portal.auth.example.org'],
    })
    expect(await originsIn(answer)).toEqual([])
  })

  it('no more of them than browsers read', () => {
    const origins = Array.from({ length: 2000 }, (_, at) => `https://p${at}.example.org`)
    const told = ownRelatedOrigins(OURS, [{ rpId: 'auth.example.org', origins }])
    expect(told).toEqual(origins.slice(0, 900))
  })

  it('so nothing is asked of the portal’s own server', () => {
    const portal = { rpId: 'auth.example.org', origins: ['https://portal.example.org'] }
    expect(relatedOriginsOf(OURS, portal)).toBeNull()
  })
})

const change = async ({ domain }: TestServer, to: object) => {
  const view = await domain.portalSetup.view('demo')
  return domain.portalSetup.change(
    'demo',
    { version: view?.version ?? 0, ...to },
    {
      ...BY_OPERATOR,
    },
  )
}

describe('a change of the domain', () => {
  it.each(['localhost', null])('to %j is taken while nobody has a passkey', async (rpId) => {
    const { server } = await openEnrolled(openServer)
    expect((await change(server, { rpId })).ok).toBe(true)
  })

  it.each(['example.org', 'host', 'https://localhost', 'localhost:4100', '*', '127.0.0.1', ''])(
    'to %j is refused: no page of the portal is within it',
    async (rpId) => {
      const { server } = await openEnrolled(openServer)
      const outcome = await change(server, { rpId })
      expect(outcome).toMatchObject({ ok: false, refusal: { mistakes: [{ path: 'rpId' }] } })
    },
  )

  it('is refused once somebody has one, set or by another first origin', async () => {
    const { server } = await openWithPasskey(openServer)
    const origins = ['https://portal.localhost', server.portalUrl]
    const returnUrls: string[] = []
    const moved = await change(server, { origins, returnUrls })
    expect(moved).toMatchObject({ ok: false, refusal: { mistakes: [{ path: 'origins' }] } })
    const set = await change(server, { origins, returnUrls, rpId: 'portal.localhost' })
    expect(set).toMatchObject({ ok: false, refusal: { mistakes: [{ path: 'rpId' }] } })
    // Said as it is, it may stay while the origins change.
    const kept = await change(server, { origins, returnUrls, rpId: 'localhost' })
    expect(kept.ok).toBe(true)
  })

  it('stands in the document of the portal, and in what its host copies', async () => {
    const { server } = await openEnrolled(openServer)
    await change(server, { rpId: 'localhost' })
    expect(await server.domain.portalSetup.document('demo')).toMatchObject({ rpId: 'localhost' })
    const view = await server.domain.portalSetup.view('demo')
    expect(view).toMatchObject({ rpId: 'localhost', embedding: { relatedOrigins: null } })
  })

  it('is what browsers are asked for', async () => {
    const { server, browser, secret } = await openWithPasskey(openServer)
    const { options } = await untilMade(server, { browser, secret, kind: 'this-device' })
    expect(options.rp).toEqual({ id: 'localhost', name: 'Personnel statistics' })
    const authenticator = createAuthenticator()
    expect(
      (await addCredential(server, { browser, secret, authenticator, kind: 'this-device' })).status,
    ).toBe(200)
  })
})
