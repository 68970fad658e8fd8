/** What opens a portal to its host, and a portal that is added in the console. */
import { beforeEach, describe, expect, it } from 'vitest'
import { asHost } from '../../support/api/browser.ts'
import { type ConsoleVisitor, openWithOwner } from '../../support/api/console/console.ts'
import {
  changed,
  eventsOf,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console/console-portals.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
let owner: ConsoleVisitor
beforeEach(async () => {
  const opened = await openWithOwner(openServer)
  server = opened.server
  owner = opened.owner
})

describe('secrets', () => {
  const isLive = async (secret: string) =>
    (await asHost(server, '/v1/sessions/check', { sid: 'none' }, secret)).status === 200

  it('are two at most; each opens at once, and is shut at once', async () => {
    const made = await sent(owner, `${SETUP}/secrets`)
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^fs_demo_[\w-]{43}$/)
    expect(made.body.setup.secrets).toHaveLength(2)
    expect(JSON.stringify(made.body.setup)).not.toContain(made.body.secret)
    expect([await isLive(server.portalSecret), await isLive(made.body.secret)]).toEqual([
      true,
      true,
    ])
    expect(refusedAt(await sent(owner, `${SETUP}/secrets`))).toEqual([422, 'two_secrets_live'])

    const [first] = made.body.setup.secrets
    const revoke = `${SETUP}/secrets/${first?.id}/revoke`
    expect((await sent(owner, revoke)).body.secrets).toHaveLength(1)
    expect([await isLive(server.portalSecret), await isLive(made.body.secret)]).toEqual([
      false,
      true,
    ])
    expect(refusedAt(await sent(owner, revoke))).toEqual([404, 'not_found'])

    const [last] = (await setUp(owner)).secrets
    expect((await sent(owner, `${SETUP}/secrets/${last?.id}/revoke`)).body.secrets).toEqual([])
    expect(await isLive(made.body.secret)).toBe(false)
    expect(eventsOf(server, 'portal-secret.revoked').map(({ target, id }) => [target, id])).toEqual(
      [
        ['portal-secret', last?.id],
        ['portal-secret', first?.id],
      ],
    )
    expect(eventsOf(server, 'portal-secret.made')[0]?.id).toBe(last?.id)
  })
})

describe('a portal that is added', () => {
  const asked = {
    id: 'waste',
    name: 'Waste survey',
    origins: ['https://WASTE.example.org'],
    homeUrl: 'https://waste.example.org/',
    languages: ['sv'],
    timeZone: 'Europe/Stockholm',
  }

  it('is there at once, with a secret, for whoever added it', async () => {
    const { status, body } = await sent(owner, '/portals', asked)
    expect([status, body.portal.id, body.portal.role]).toEqual([201, 'waste', 'owner'])
    expect((await server.domain.hosts.bySecret(body.secret))?.id).toBe('waste')
    const me = JSON.parse((await owner.get('/me')).text)
    expect(me.everywhere).toContain('portals.add')
    expect(me.portals.map(({ id }: { id: string }) => id)).toContain('waste')
    expect(body.portal.permissions).not.toContain('portals.add')
    const view = await setUp(owner, '/portals/waste/setup')
    expect(view.origins).toEqual(['https://waste.example.org'])
    expect(view.secrets).toHaveLength(1)
    const [event] = eventsOf(server, 'portal.added')
    expect(event).toMatchObject({ actor: 'administrator', id: 'waste' })
    expect(JSON.stringify(event)).not.toContain(body.secret)
  })

  it('can be given to administrators of its own at once, under its name of today', async () => {
    const unitName = async () => {
      const { units } = server.store
      return (await server.store.run(() => units.byExternalId('console', 'waste')))?.name
    }
    expect(await unitName()).toBeUndefined()
    await sent(owner, '/portals', asked)
    expect(await unitName()).toBe('Waste survey')
    await changed(owner, { name: 'Waste and water' }, '/portals/waste/setup')
    expect(await unitName()).toBe('Waste and water')
  })

  it('is refused under a name that is taken, or that Farstu uses', async () => {
    expect((await sent(owner, '/portals', asked)).status).toBe(201)
    expect(refusedAt(await sent(owner, '/portals', asked))).toEqual([422, 'taken'])
    for (const id of ['console', 'assets', 'dev', 'Waste', 'a b', '', '_new', '../x'])
      expect(refusedAt(await sent(owner, '/portals', { ...asked, id }))).toEqual([
        422,
        'invalid_input',
        'id',
      ])
  })

  it('has its page for invitations at an origin of its own, or at ours', async () => {
    const asking = async (id: string, invitationUrl: string) =>
      refusedAt(await sent(owner, '/portals', { ...asked, id, invitationUrl }))
    expect(await asking('else', 'https://elsewhere.example.org/invitation')).toEqual([
      422,
      'invalid_input',
      'invitationUrl',
    ])
    expect((await asking('its-own', 'https://waste.example.org/invitation'))[0]).toBe(201)
    expect((await asking('ours', `${server.publicUrl}/p/ours/invitation`))[0]).toBe(201)
  })

  it.each([
    ['https://waste.example.org/', 'https://waste.example.org'],
    ['HTTPS://Waste.Example.ORG:443/', 'https://waste.example.org'],
    [' https://waste.example.org\u00a0\n', 'https://waste.example.org'],
    ['https://återvinning.example.org/', 'https://xn--tervinning-05a.example.org'],
    ['http://localhost:4100/', 'http://localhost:4100'],
  ])('has the origin %j as browsers send it', async (typed, origin) => {
    await sent(owner, '/portals', { ...asked, origins: [typed] })
    expect((await setUp(owner, '/portals/waste/setup')).origins).toEqual([origin])
  })

  it.each([
    'https://waste.example.org/sign-in',
    'https://waste.example.org//',
    'https://waste.example.org/?',
    'https://waste.example.org/#',
    'https://waste.exam\u200bple.org',
  ])('has no origin with more in it, which may be meant: %j', async (typed) => {
    const refused = await sent(owner, '/portals', { ...asked, origins: [typed] })
    expect(refusedAt(refused)).toEqual([422, 'invalid_input', 'origins.0'])
  })

  it('has return addresses exactly as they were given, but for how hosts are written', async () => {
    const returnUrls = [' HTTPS://waste.example.org:443/In/ ', 'https://waste.example.org/in']
    await sent(owner, '/portals', { ...asked, origins: ['https://waste.example.org/'], returnUrls })
    expect((await setUp(owner, '/portals/waste/setup')).returnUrls).toEqual([
      'https://waste.example.org/In/',
      'https://waste.example.org/in',
    ])
  })

  it('names every mistake', async () => {
    const wrong = { ...asked, id: 'new', origins: ['x'], languages: ['da'], timeZone: '+02:00' }
    expect(
      refusedAt(await sent(owner, '/portals', wrong))
        .slice(2)
        .toSorted(),
    ).toEqual(['languages.0', 'origins.0', 'timeZone'])
  })
})
