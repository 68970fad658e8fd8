/** What people change of their account by being signed in alone (`/v1/account/…`). */
import { describe, expect, it } from 'vitest'
import { accountIn, askAccount, readAccount } from '../../support/api/account.ts'
import { asHost, type Browser, enrolled, signIn } from '../../support/api/browser.ts'
import { boundOf, secondApp, signedIn } from '../../support/api/confirming.ts'
import { actsIn, ENGINES, useServers, useServersOn } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const appOf = async (browser: Browser) =>
  (await readAccount(browser)).methods.find(({ kind }) => kind === 'totp')?.id ?? ''

const rename = (browser: Browser, method: string, name: string) =>
  askAccount(browser, 'methods/rename', { method, name })

/** A person with an app and a session, who is somebody else. */
async function somebodyElse(server: TestServer) {
  const { store, clock } = server
  return store.atomically(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const [app] = yield* store.methods.bound(person?.id ?? '')
    const [own] = yield* store.sessions.liveOf(person?.id ?? '', 'demo', clock.now())
    if (!person || !app || !own) throw new Error('Nobody is signed in')
    const key = 'other@example.org'
    yield* store.people.addOrGet({ ...person, id: 'other', email: key, emailKey: key })
    yield* store.methods.add({ ...app, id: 'app-of-other', personId: 'other' })
    const their = { id: 'session-of-other', tokenHash: 'of-other', personId: 'other' }
    yield* store.sessions.add({ ...own, ...their })
    return { method: 'app-of-other', session: 'session-of-other' }
  })
}

describe('the name of a method', () => {
  it.each(['Min telefon', 'Το κινητό μου', 'هاتفي الشخصي', '👩🏽‍💻', 'x'.repeat(100)])(
    'may be %s; it is written down, and mailed with both names',
    async (name) => {
      const server = await openServer()
      const { browser } = await enrolled(server)
      const account = accountIn(await rename(browser, await appOf(browser), `  ${name} `))
      expect(account.methods.map((method) => method.name)).toEqual([name, ''])
      expect(account.activity).toContainEqual(
        expect.objectContaining({ act: 'method.renamed', isOwn: true }),
      )
      await server.deliverMail()
      const mail = (await server.mails()).at(-1)
      expect(mail?.to).toBe(REPORTER)
      expect(mail?.text).toContain('Personnel statistics')
      expect(mail?.text.replace(/[\u2068\u2069\n]/g, '')).toContain(name)
    },
  )

  it('has 100 letters at the most, as many as where an app is set up,, and one', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const app = await appOf(browser)
    for (const name of ['x'.repeat(101), '', '  \u200b '])
      expect((await rename(browser, app, name)).body).toMatchObject({
        code: 'invalid_input',
        fields: ['name'],
      })
  })

  it('is nobody else’s: not that of another method of theirs, in capitals or not', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    const { firstId, id } = await secondApp(server, { browser, secret })
    expect((await rename(browser, firstId, 'TABLET')).body.code).toBe('taken')
    const own = accountIn(await rename(browser, id, 'tablet'))
    expect(own.methods.map(({ name }) => name)).toContain('tablet')
  })

  it('is not changed, nor told of, where it is the same', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    accountIn(await rename(browser, await appOf(browser), 'Personnel statistics'))
    expect(actsIn(server)).not.toContain('method.renamed')
  })

  it('is given to what has names: not to a password', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { methods } = await readAccount(browser)
    const password = methods.find(({ kind }) => kind === 'password')
    expect((await rename(browser, password?.id ?? '', 'Mine')).body.code).toBe('not_found')
  })
})

describe('what is somebody else’s', () => {
  it('is as if it were not there', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { method, session } = await somebodyElse(server)
    const asked = [
      await rename(browser, method, 'Mine'),
      await askAccount(browser, 'methods/default', { method }),
      await askAccount(browser, 'sessions/end', { session }),
      await rename(browser, 'unknown', 'Mine'),
      await askAccount(browser, 'sessions/end', { session: 'unknown' }),
    ]
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    await askAccount(browser, 'sessions/end-others')
    const { store, clock } = server
    const live = await store.run(() => store.sessions.liveById(session, clock.now()))
    expect(live?.personId).toBe('other')
  })
})

describe('the language of mails', () => {
  it('is chosen among those of the portal, and told in the one before', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const account = accountIn(await askAccount(browser, 'mail-language', { language: 'sv' }))
    expect(account.mailLanguage).toBe('sv')
    expect(account.activity).toContainEqual(
      expect.objectContaining({ act: 'person.mail-language-chosen' }),
    )
    await server.deliverMail()
    expect((await server.mails()).at(-1)?.text).toContain('from English to Swedish')
    for (const language of ['fi', 'xx'])
      expect((await askAccount(browser, 'mail-language', { language })).body.code).toBe(
        'invalid_input',
      )
  })
})

describe('sessions', () => {
  it('end one by one, at once', async () => {
    const server = await openServer()
    const { browser, secret } = await enrolled(server)
    const other = await signIn(server, secret)
    const { sessions } = await readAccount(browser)
    const theirs = sessions.find(({ isThis }) => !isThis)
    const account = accountIn(
      await askAccount(browser, 'sessions/end', { session: theirs?.id ?? '' }),
    )
    expect(account.sessions).toHaveLength(1)
    expect((await askAccount(other.browser, 'read')).status).toBe(401)
    const again = await askAccount(browser, 'sessions/end', { session: theirs?.id ?? '' })
    expect(again.body.code).toBe('not_found')
  })

  it('end all but this one', async () => {
    const server = await openServer()
    const { browser, secret } = await enrolled(server)
    const others = [await signIn(server, secret), await signIn(server, secret)]
    const account = accountIn(await askAccount(browser, 'sessions/end-others'))
    expect(account.sessions).toMatchObject([{ isThis: true }])
    for (const other of others) expect((await askAccount(other.browser, 'read')).status).toBe(401)
    expect(actsIn(server)).toContain('sessions.ended')
  })
})

describe.each(ENGINES)('the default, on %s', (engine) => {
  const openServerOn = useServersOn(engine)

  it('is one, whatever two browsers choose at once', async () => {
    const server = await openServerOn()
    const { browser, secret } = await signedIn(server)
    const { firstId, id } = await secondApp(server, { browser, secret })
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        askAccount(browser, 'methods/default', { method: at % 2 === 0 ? id : firstId }),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const defaults = (await boundOf(server)).filter(({ isDefault }) => isDefault)
    expect(defaults).toHaveLength(1)
  })

  it('is no password, and nothing that counts for nothing', async () => {
    const server = await openServerOn()
    const { browser, secret } = await signedIn(server)
    const { id } = await secondApp(server, { browser, secret })
    const { methods } = await readAccount(browser)
    const password = methods.find(({ kind }) => kind === 'password')?.id ?? ''
    const choose = (method: string) => askAccount(browser, 'methods/default', { method })
    expect((await choose(password)).body.code).toBe('not_found')
    const chosen = accountIn(await choose(id))
    expect(chosen.methods.find(({ isDefault }) => isDefault)?.id).toBe(id)
    const { store, clock } = server
    await store.atomically(() => store.methods.putAway(id, clock.now()))
    expect((await choose(id)).body.code).toBe('not_found')
  })
})

describe('the own name', () => {
  const call = (browser: Browser, firstName: string, lastName: string) =>
    askAccount(browser, 'name', { firstName, lastName })

  it.each([
    ['Åsa', 'Öberg-Lindqvist'],
    ['', 'Sukarno'],
    ['مريم', ''],
    ['x'.repeat(100), 'y'.repeat(100)],
  ])('may be "%s" "%s"; it is written down, and mailed with both', async (first, last) => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const account = accountIn(await call(browser, ` ${first} `, last))
    expect([account.firstName, account.lastName]).toEqual([first, last])
    expect(account.name).toBe([first, last].filter(Boolean).join(' '))
    expect(account.activity).toContainEqual(
      expect.objectContaining({ act: 'person.renamed', isOwn: true }),
    )
    await server.deliverMail()
    const mail = (await server.mails()).at(-1)
    expect([mail?.to, mail?.subject]).toEqual([
      REPORTER,
      'Your account in Personnel statistics was changed',
    ])
    expect(mail?.text.replace(/[\u2068\u2069\n]/g, '')).toContain(first || last)
  })

  it('is one, of 100 letters in each part at the most', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    expect((await call(browser, '', ' \u200b ')).body.code).toBe('invalid_input')
    expect((await call(browser, 'x'.repeat(101), '')).body).toMatchObject({
      code: 'invalid_input',
      fields: ['firstName'],
    })
    expect(actsIn(server)).not.toContain('person.renamed')
  })

  it('is not changed, nor told of, where it is the same', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { firstName, lastName } = await readAccount(browser)
    accountIn(await call(browser, firstName, lastName))
    expect(actsIn(server)).not.toContain('person.renamed')
  })

  it('is what hosts are told with the next sign-in, and administrators find', async () => {
    const server = await openServer()
    const { browser, secret } = await enrolled(server)
    await call(browser, 'Åsa', 'Öberg')
    const { done } = await signIn(server, secret)
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.person).toMatchObject({ firstName: 'Åsa', lastName: 'Öberg' })
  })
})
