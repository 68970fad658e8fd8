/** What the own account shows, and to whom (`/v1/account`). */
import { describe, expect, it } from 'vitest'
import { seenBrowser } from '../../../api/domain/sessions/seen-browser.ts'
import { neighbourhoodOf } from '../../../api/http/guards/addresses.ts'
import { accountIn, askAccount, readAccount } from '../../support/api/account.ts'
import { createBrowser, enrolled, signIn } from '../../support/api/browser.ts'
import { passwordOnly, secondApp, signedIn } from '../../support/api/confirming.ts'
import { addOtherPortal, changeRows, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** A browser on a page of ours, with the cookies of another. */
const onOurPage = (server: TestServer, jar: ReadonlyMap<string, string>) =>
  createBrowser(server, { origin: server.publicUrl, jar })

/** The reporter has a role in another portal, and is signed in there. */
async function alsoElsewhere(server: TestServer) {
  await addOtherPortal(server)
  const { store, clock } = server
  await store.atomically(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const [own] = yield* store.sessions.liveOf(person?.id ?? '', 'demo', clock.now())
    if (!person || !own) throw new Error('Nobody is signed in')
    yield* store.people.addMembership({
      id: 'elsewhere',
      personId: person.id,
      portalId: 'other',
      unitId: null,
      role: 'reporter',
      until: null,
      createdAt: 1,
      endedAt: null,
    })
    const there = { id: 'session-elsewhere', tokenHash: 'of-another-cookie', portalId: 'other' }
    yield* store.sessions.add({ ...own, ...there })
  })
}

describe('the own account', () => {
  it('shows who it is, their methods, and what each counts for', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const account = await readAccount(browser)
    expect(account).toMatchObject({
      name: 'Test Reporter',
      address: REPORTER,
      mailLanguage: 'en',
      mailLanguages: ['en', 'sv'],
      sessionsElsewhere: 0,
    })
    expect(account.methods).toMatchObject([
      {
        kind: 'totp',
        name: 'Personnel statistics',
        isDefault: true,
        mayBeDefault: true,
        state: 'active',
        counts: { signIn: 'yes', reset: 'yes', elsewhere: 'yes' },
        removal: 'needed',
      },
      {
        kind: 'password',
        isDefault: false,
        mayBeDefault: false,
        counts: { signIn: 'yes', reset: 'no', elsewhere: 'yes' },
        removal: 'no',
      },
    ])
    expect(account.adding).toEqual([
      { kind: 'totp', isSpare: false, whyNot: null, most: 5 },
      ...['passkey', 'security-key', 'this-device'].map((kind) => ({
        ...{ kind, isSpare: false, whyNot: 'not-accepted', most: 10 },
      })),
      { kind: 'recovery-codes', isSpare: true, whyNot: null, most: 1 },
    ])
    expect(account.notices).toMatchObject([{ document: 'privacy', version: 1 }])
    expect(account.activity.map(({ act }) => act)).toContain('session.started')
    expect(account.activity.every(({ isOwn }) => isOwn)).toBe(true)
  })

  it('says what may be removed once there is another, and that five are all', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    for (const name of ['Two', 'Three', 'Four', 'Five'])
      await secondApp(server, { browser, secret }, name)
    const { methods, adding } = await readAccount(browser)
    const apps = methods.filter(({ kind }) => kind === 'totp')
    expect(apps.map(({ removal }) => removal)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes'])
    expect(adding.filter(({ whyNot }) => whyNot !== 'not-accepted')).toMatchObject([
      { whyNot: 'full', most: 5 },
      { isSpare: true, whyNot: null },
    ])
  })

  it('says what was switched off, and that it counts for nothing now', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    changeRows(server, "update method set state = 'suspended' where kind = 'totp'")
    const [app] = (await readAccount(browser)).methods
    expect(app).toMatchObject({
      state: 'off',
      isDefault: false,
      mayBeDefault: false,
      counts: { signIn: 'not-now', reset: 'not-now', elsewhere: 'not-now' },
      removal: 'no',
    })
  })

  it('names the browser, the system and roughly the network of each session', async () => {
    const server = await openServer()
    await enrolled(server, createBrowser(server, { network: '203.0.113.77' }))
    changeRows(server, "update session set browser = 'Firefox', system = 'Windows'")
    const { id } = (await server.store.run(() => server.store.people.byEmailKey(REPORTER))) ?? {}
    const sessions = await server.store.run(() =>
      server.store.sessions.liveOfAll(id ?? '', server.clock.now(), 9),
    )
    expect(sessions).toMatchObject([
      { browser: 'Firefox', system: 'Windows', network: '203.0.113.0/24' },
    ])
  })

  it('is told to a host’s page without the person’s other portals, and to ours with them', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await alsoElsewhere(server)
    const there = await readAccount(browser)
    expect(there.sessions.map(({ portal }) => portal)).toEqual(['Personnel statistics'])
    expect(there.sessionsElsewhere).toBe(1)
    const here = await readAccount(onOurPage(server, browser.jar))
    expect(here.sessions.map(({ portal }) => portal).toSorted()).toEqual([
      'Personnel statistics',
      'Waste survey',
    ])
    expect(here.sessionsElsewhere).toBe(0)
    const unseen = await askAccount(browser, 'sessions/end', { session: 'session-elsewhere' })
    expect(unseen.body.code).toBe('not_found')
  })
})

describe('whoever is not signed in, or not enough', () => {
  it('is told nothing without a session, and nobody’s name', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const stranger = createBrowser(server)
    expect((await askAccount(stranger, 'read')).status).toBe(401)
    expect(JSON.parse((await askAccount(stranger, 'who')).text)).toEqual({ active: false })
    await browser.signOut()
    expect((await askAccount(browser, 'read')).status).toBe(401)
  })

  it('is not shown it after the password alone, with an app at home: not even one switched off', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { browser } = await passwordOnly(server)
    expect((await readAccount(browser)).methods).toHaveLength(1)
    changeRows(
      server,
      `insert into method select 'planted', person_id, 'totp', 'Phone', 'suspended', null, '', '{}',
        null, null, null, 0, 'self', created_at, created_at, null, null, null from method`,
    )
    for (const path of ['read', 'sessions/end-others'])
      expect((await askAccount(browser, path)).body.code).toBe('level_too_low')
    const renamed = await askAccount(browser, 'methods/rename', { method: 'planted', name: 'Mine' })
    expect([renamed.status, renamed.body.code]).toEqual([403, 'level_too_low'])
    expect(JSON.parse((await askAccount(browser, 'who')).text)).toEqual({
      active: true,
      name: 'Test Reporter',
      address: REPORTER,
    })
  })

  it('is not shown it by a page that the portal does not list, nor in another portal', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await addOtherPortal(server)
    const elsewhere = createBrowser(server, { origin: 'https://evil.example', jar: browser.jar })
    expect((await askAccount(elsewhere, 'read')).body.code).toBe('origin_refused')
    const other = createBrowser(server, { origin: 'http://localhost:4200', jar: browser.jar })
    expect((await other.send('POST', '/v1/account/read', { portal: 'other' })).status).toBe(401)
  })

  it('is not shown it by a session in which every role has ended', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    changeRows(server, 'update membership set ended_at = 1')
    expect((await askAccount(browser, 'read')).status).toBe(401)
  })
})

it('a sign-in in another browser is listed, and is not this one', async () => {
  const server = await openServer()
  const { browser, secret } = await enrolled(server)
  await signIn(server, secret)
  const { sessions } = accountIn(await askAccount(browser, 'read'))
  expect(sessions.map(({ isThis }) => isThis)).toEqual([false, true])
})

describe('what is kept of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/137.0.0.0 Mobile/15E148 Safari/604.1',
      'Chrome',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36',
      'Chrome',
      'ChromeOS',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 OPR/120.0',
      'Opera',
      'Linux',
    ],
    ['curl/8.5.0', null, null],
    ['', null, null],
    [`${'x'.repeat(5000)} Firefox/140.0 Windows`, null, null],
  ])('%s', (said, browser, system) => {
    expect(seenBrowser(said)).toEqual({ browser, system })
  })

  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:12:34::/64', '2001:db8:12::/48'],
    ['nowhere', null],
  ])('of the network %s: %s', (network, kept) => {
    expect(neighbourhoodOf(network)).toBe(kept)
  })
})
