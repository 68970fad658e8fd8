/** A method that its person removes (`<farstu-confirm act="method.remove">`). */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, signIn, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  agreed,
  boundOf,
  confirmed,
  passwordOnly,
  secondApp,
  signedIn,
} from '../../support/api/confirming.ts'
import {
  actsIn,
  addOtherPortal,
  changeRows,
  useServers,
} from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

async function withTwoApps(server: TestServer) {
  const { browser, secret, sid } = await signedIn(server)
  const { secret: other, id, firstId } = await secondApp(server, { browser, secret })
  return { browser, sid, first: { id: firstId, secret }, tablet: { id, secret: other } }
}

const remove = (object: string) => ({ act: 'method.remove', object }) as const

const isLive = async (server: TestServer, sid: string) =>
  (await server.store.run(() => server.store.sessions.liveById(sid, server.clock.now()))) !== null

describe('an app that its person removes', () => {
  it('goes after a code of another one, and lets nobody in any more', async () => {
    const server = await openServer()
    const { browser, first, tablet } = await withTwoApps(server)
    const { flow, reply } = await agreed(browser, remove(first.id))
    expect(reply.body.confirms).toMatchObject({
      act: 'method.remove',
      text: 'Personnel statistics',
      method: 'totp',
      isLast: false,
    })
    expect(stepOf(reply, 'totp').methods).toEqual(['Tablet'])
    const own = await browser.answer(flow, { step: 'totp', code: appCode(server, first.secret) })
    expect([own.body.code, stepNameOf(own)]).toEqual(['wrong_code', 'totp'])
    const code = appCode(server, tablet.secret)
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'done')
    const names = (await boundOf(server)).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['', 'Tablet'])
    await expect(signIn(server, first.secret)).rejects.toThrow('wrong_code')
    expect((await signIn(server, tablet.secret)).done.acr).toBe('aal2')
  })

  it('is written down, and told to the person by mail', async () => {
    const server = await openServer()
    const { browser, first, tablet } = await withTwoApps(server)
    stepOf(await confirmed(server, { browser, ...tablet }, remove(first.id)), 'done')
    expect(actsIn(server)).toContain('method.removed')
    await server.deliverMail()
    const mails = (await server.mails()).filter(({ text }) => text.includes('was removed from'))
    expect(mails.map(({ to }) => to)).toEqual([REPORTER])
    expect(mails[0]?.text).toContain('Personnel statistics')
  })

  it('ends the sessions of other browsers, and what was begun there', async () => {
    const server = await openServer()
    const { browser, sid, first, tablet } = await withTwoApps(server)
    const other = await signIn(server, tablet.secret)
    const { flow } = (await other.browser.start({ journey: 'add-method' })).body
    server.clock.advance(MINUTE)
    stepOf(await confirmed(server, { browser, ...tablet }, remove(first.id)), 'done')
    expect(await isLive(server, sid)).toBe(true)
    const check = await other.browser.send('POST', '/v1/session/check', { portal: 'demo' })
    expect(JSON.parse(check.text)).toEqual({ active: false })
    expect((await other.browser.see(flow)).body.code).toBe('flow_not_found')
  })

  it('hands the default on to another', async () => {
    const server = await openServer()
    const { browser, first, tablet } = await withTwoApps(server)
    await server.store.atomically(function* () {
      const person = yield* server.store.people.byEmailKey(REPORTER)
      yield* server.store.methods.prefer(person?.id ?? '', first.id)
    })
    const { reply } = await agreed(browser, remove(first.id))
    expect(reply.body.confirms).toMatchObject({ nextDefault: 'Tablet' })
    stepOf(await confirmed(server, { browser, ...tablet }, remove(first.id)), 'done')
    const defaults = (await boundOf(server)).filter(({ isDefault }) => isDefault)
    expect(defaults.map(({ name }) => name)).toEqual(['Tablet'])
  })

  it('is not removed by whoever cancels', async () => {
    const server = await openServer()
    const { browser, first } = await withTwoApps(server)
    const { flow } = await agreed(browser, remove(first.id))
    await browser.cancel(flow)
    expect(await boundOf(server)).toHaveLength(3)
  })
})

describe('R-66: the last method that a portal asks for', () => {
  const NEEDED = { name: 'denied', reason: 'method-needed' }

  const lastApp = async (server: TestServer) => {
    const { browser, secret } = await signedIn(server)
    const [app] = (await boundOf(server)).filter(({ kind }) => kind === 'totp')
    return { browser, secret, id: app?.id ?? '' }
  }

  const atLevel = async (server: TestServer, level: string) => {
    const portal = await server.store.run(() => server.store.portals.byId('demo'))
    const policy = JSON.stringify({ ...JSON.parse(portal?.policy ?? '{}'), level })
    await server.store.atomically(() =>
      server.store.portals.change('demo', portal?.version ?? 0, { policy }),
    )
  }

  it('is not removed, which is said before anything is asked', async () => {
    const server = await openServer()
    const { browser, id } = await lastApp(server)
    const { step } = (await browser.start({ journey: 'confirm', ...remove(id) })).body
    expect(step).toMatchObject(NEEDED)
  })

  it('is not removed where only another portal asks for it', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    const { browser, id } = await lastApp(server)
    await atLevel(server, 'aal1')
    await server.store.atomically(function* () {
      const person = yield* server.store.people.byEmailKey(REPORTER)
      yield* server.store.people.addMembership({
        id: 'there-too',
        personId: person?.id ?? '',
        portalId: 'other',
        unitId: null,
        role: 'reporter',
        until: null,
        createdAt: server.clock.now(),
        endedAt: null,
      })
    })
    // With roles in two portals, on a page of ours alone.
    const ours = createBrowser(server, { origin: server.publicUrl, jar: browser.jar })
    const { step } = (await ours.start({ journey: 'confirm', ...remove(id) })).body
    expect(step).toMatchObject(NEEDED)
  })

  it('goes by a code of its own where no portal asks for one, and may be set up anew', async () => {
    const server = await openServer()
    const { browser, secret, id } = await lastApp(server)
    await atLevel(server, 'aal1')
    const { reply } = await agreed(browser, remove(id))
    expect(reply.body.confirms).toMatchObject({ isLast: true })
    stepOf(await confirmed(server, { browser, secret }, remove(id)), 'done')
    const { flow, step } = (await browser.start({ journey: 'add-method' })).body
    expect(step.name).toBe('password')
    const next = await browser.answer(flow, { step: 'password', password: PASSWORD })
    stepOf(next, 'email-code')
  })
})

describe('what is no method of theirs to remove', () => {
  const UNKNOWN = { name: 'denied', reason: 'confirmation-unknown' }

  it.each(['unknown', ''])('is not found: "%s"', async (object) => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const reply = await browser.start({ journey: 'confirm', act: 'method.remove', object })
    if (object === '') expect(reply.body.code).toBe('invalid_input')
    else expect(reply.body.step).toMatchObject(UNKNOWN)
  })

  it('another person’s', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const { store } = server
    await store.atomically(function* () {
      const own = yield* store.people.byEmailKey(REPORTER)
      const [held] = yield* store.methods.bound(own?.id ?? '')
      if (!own || !held) throw new Error('Nobody has an app')
      const { email, emailKey } = { email: 'other@example.org', emailKey: 'other@example.org' }
      yield* store.people.addOrGet({ ...own, id: 'another', email, emailKey })
      yield* store.methods.add({ ...held, id: 'theirs', kind: 'totp', personId: 'another' })
    })
    const { step } = (await browser.start({ journey: 'confirm', ...remove('theirs') })).body
    expect(step).toMatchObject(UNKNOWN)
  })

  it('the password', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const [password] = (await boundOf(server)).filter(({ kind }) => kind === 'password')
    const { step } = (await browser.start({ journey: 'confirm', ...remove(password?.id ?? '') }))
      .body
    expect(step).toMatchObject(UNKNOWN)
  })

  it('an act that nobody knows, or without an object', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { browser } = await passwordOnly(server)
    const send = (body: object) =>
      browser.send('POST', '/v1/flows', { portal: 'demo', journey: 'confirm', ...body })
    expect((await send({ act: 'person.remove', object: 'x' })).body.code).toBe('invalid_input')
    expect((await send({ act: 'method.remove' })).body.step).toMatchObject(UNKNOWN)
    expect((await send({})).body.step).toMatchObject(UNKNOWN)
  })
})

describe('an app that was switched off', () => {
  it('goes once another is set up, so that whoever gives that one up later can begin anew', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { browser } = await passwordOnly(server)
    const setUp = async (name: string) => {
      const { flow } = (await browser.start({ journey: 'add-method' })).body
      await browser.answer(flow, { step: 'password', password: PASSWORD })
      await browser.answer(flow, { step: 'email-code', send: true })
      const mailed = await browser.answer(flow, {
        step: 'email-code',
        code: await server.mailedCode(),
      })
      const { secret } = stepOf(mailed, 'totp-enrol')
      const code = appCode(server, secret)
      stepOf(await browser.answer(flow, { step: 'totp-enrol', code, name }), 'done')
      server.clock.advance(2 * MINUTE)
      return secret
    }
    await setUp('Off')
    changeRows(server, "update method set state = 'suspended' where kind = 'totp'")
    changeRows(server, 'update person set had_second_factor_at = null')
    const secret = await setUp('On')
    const names = async () => (await boundOf(server)).map(({ name }) => name)
    expect(await names()).toEqual(['', 'On'])
    const [on] = (await boundOf(server)).filter(({ name }) => name === 'On')
    stepOf(await confirmed(server, { browser, secret }, remove(on?.id ?? '')), 'done')
    await setUp('Again')
    expect(await names()).toEqual(['', 'Again'])
  })
})
