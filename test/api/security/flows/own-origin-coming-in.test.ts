/**
 * The attacker has taken over the page of one host, and waits until somebody comes in there who works in the console or
 * reports to another portal as well: a policy has an app set up, codes made, a password replaced, and whoever reads the
 * page has it, too. Nothing that lets somebody in elsewhere comes to be on such a page.
 */
import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../../api/domain/portals/setup/setup-act.ts'
import {
  asHost,
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { boundOf, passwordOnly, signedIn } from '../../../support/api/confirming.ts'
import { giveRole, openElsewhere, ROLES_ELSEWHERE } from '../../../support/api/roles-elsewhere.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import {
  changeRows,
  countIn,
  ENGINES,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const PORTAL = { policy: { level: 'aal1' }, returnUrls: ['http://localhost:4100/callback'] }
const OWN_ORIGIN = { name: 'denied', reason: 'own-origin' }
/** Enough beside an app, and not alone. */
const SHORT = 'qzvkwpxj'
const NEW_PASSWORD = 'another nine harbours'

async function setPolicy({ domain, store }: TestServer, changes: object): Promise<void> {
  const portal = await store.run(() => store.portals.byId('demo'))
  const policy = { ...JSON.parse(portal?.policy ?? '{}'), graceSignIns: 0, ...changes }
  const asked = { definition: { policy }, reason: 'To see what comes of it', goesOn: true }
  expect(await domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).toMatchObject({ ok: true })
}

const onOurs = (server: TestServer, jar?: Browser['jar']) =>
  createBrowser(server, { origin: server.publicUrl, ...(jar && { jar }) })

/** Somebody with a password alone and a role elsewhere, in a portal that now wants an app. */
async function withPasswordAlone(portalId: string, role: string, policy: object = {}) {
  const server = await openServer({ portal: PORTAL })
  await passwordOnly(server)
  await openElsewhere(server, portalId)
  await giveRole(server, portalId, role)
  await setPolicy(server, { level: 'aal2', ...policy })
  return server
}

/** The same with an app, signed in. */
async function withAnApp(portalId: string, role: string, policy: object = {}) {
  const server = await openServer()
  const somebody = await signedIn(server)
  await openElsewhere(server, portalId)
  await giveRole(server, portalId, role)
  await setPolicy(server, { level: 'aal2', ...policy })
  return { server, ...somebody }
}

/** Has an app set up at whatever asks for one, after a mailed code. */
async function setUp(server: TestServer, browser: Browser, flow: string) {
  await browser.answer(flow, { step: 'enrol', method: 'totp' })
  await browser.answer(flow, { step: 'email-code', send: true })
  const mailed = { step: 'email-code', code: await server.mailedCode() } as const
  const { secret } = stepOf(await browser.answer(flow, mailed), 'totp-enrol')
  return browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
}

/** A forgotten password, up to the proven mailbox. */
async function forgotten(server: TestServer, browser: Browser) {
  const { flow } = await untilPassword(server, { browser })
  await browser.answer(flow, { step: 'password', forgotten: true })
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

describe.each(ROLES_ELSEWHERE)('a host’s page, for whoever %s', (_, portalId, role) => {
  it('sets up no app that its policy asks for, and leads to ours with what the host asked for', async () => {
    const server = await withPasswordAlone(portalId, role)
    const { reply, flow, browser } = await untilTotp(server)
    const step = stepOf(reply, 'denied')
    expect(step).toMatchObject(OWN_ORIGIN)
    const led = new URL(step.ownPage ?? '')
    expect([led.origin, led.pathname]).toEqual([server.publicUrl, '/p/demo/sign-in'])
    expect(Object.fromEntries(led.searchParams)).toEqual({
      lang: 'en',
      state: 'state-of-the-host',
      return: 'http://localhost:4100/callback',
    })
    const forced = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    expect([forced.body.code, countIn(server, 'method')]).toEqual(['step_changed', 1])
  })

  it('is what ours is not: an app is set up there, and the host learns who it is', async () => {
    const server = await withPasswordAlone(portalId, role)
    const { flow, reply, browser } = await untilTotp(server, { browser: onOurs(server) })
    stepOf(reply, 'enrol')
    const { code } = stepOf(await setUp(server, browser, flow), 'done')
    const { body } = await asHost(server, '/v1/redeem', { code })
    expect([body.acr, body.state]).toEqual(['aal2', 'state-of-the-host'])
  })

  it('says nothing of it before the password is shown', async () => {
    const server = await withPasswordAlone(portalId, role)
    const { browser, flow, reply } = await untilPassword(server)
    stepOf(reply, 'password')
    const wrong = await browser.answer(flow, { step: 'password', password: 'not the right one' })
    expect([wrong.body.code, stepNameOf(wrong)]).toEqual(['wrong_password', 'password'])
    const { reply: stranger } = await untilPassword(server, { address: 'nobody@example.org' })
    expect(stepNameOf(stranger)).toBe('password')
  })

  it('may put an app off, and not set it up', async () => {
    const server = await withPasswordAlone(portalId, role, { graceSignIns: 2 })
    const { browser, flow } = await untilTotp(server)
    const chosen = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    expect(stepOf(chosen, 'denied')).toMatchObject(OWN_ORIGIN)
    const later = await untilTotp(server)
    const put = await later.browser.answer(later.flow, { step: 'enrol', later: true })
    expect(stepOf(put, 'done').acr).toBe('aal1')
  })

  it('does not see or finish what was begun on ours', async () => {
    const server = await withPasswordAlone(portalId, role)
    const ours = onOurs(server)
    const { flow } = await untilTotp(server, { browser: ours })
    await ours.answer(flow, { step: 'enrol', method: 'totp' })
    await ours.answer(flow, { step: 'email-code', send: true })
    const mailed = { step: 'email-code', code: await server.mailedCode() } as const
    const { secret } = stepOf(await ours.answer(flow, mailed), 'totp-enrol')
    const theirs = createBrowser(server, { jar: ours.jar })
    const seen = await theirs.see(flow)
    expect([stepNameOf(seen), seen.text.includes(secret)]).toEqual(['denied', false])
    const answer = { step: 'totp-enrol', code: appCode(server, secret) } as const
    const taken = await theirs.answer(flow, answer)
    expect([taken.body.code, taken.body.view?.step]).toMatchObject(['step_changed', OWN_ORIGIN])
    expect((await boundOf(server)).map(({ kind }) => kind)).toEqual(['password'])
    stepOf(await ours.answer(flow, answer), 'done')
  })

  it('makes no codes that its policy asks for', async () => {
    const { server, secret } = await withAnApp(portalId, role, { recoveryCodes: 'compulsory' })
    const theirs = await untilTotp(server)
    const code = appCode(server, secret)
    const reply = await theirs.browser.answer(theirs.flow, { step: 'totp', code })
    expect(stepOf(reply, 'denied')).toMatchObject(OWN_ORIGIN)
    server.clock.advance(MINUTE)
    const ours = await untilTotp(server, { browser: onOurs(server) })
    const answer = { step: 'totp', code: appCode(server, secret) } as const
    stepOf(await ours.browser.answer(ours.flow, answer), 'recovery-codes-enrol')
  })

  it('replaces no forgotten password, and hears of no code of the app', async () => {
    const { server, secret } = await withAnApp(portalId, role)
    const { reply } = await forgotten(server, createBrowser(server))
    const step = stepOf(reply, 'denied')
    expect(step).toMatchObject(OWN_ORIGIN)
    expect(new URL(step.ownPage ?? '').searchParams.get('forgotten')).toBe('true')
    server.clock.advance(15 * MINUTE)
    const ours = onOurs(server)
    const again = await forgotten(server, ours)
    const code = appCode(server, secret)
    stepOf(await ours.answer(again.flow, { step: 'totp', code }), 'new-password')
    const theirs = createBrowser(server, { jar: ours.jar })
    const forced = await theirs.answer(again.flow, { step: 'new-password', password: NEW_PASSWORD })
    expect([forced.body.code, forced.body.view?.step]).toMatchObject(['step_changed', OWN_ORIGIN])
    const chosen = await ours.answer(again.flow, { step: 'new-password', password: NEW_PASSWORD })
    stepOf(chosen, 'password')
  })

  it('replaces no password that is too weak to stand alone there', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password')
    const shown = await browser.answer(flow, { step: 'new-password', password: SHORT })
    const { document, version, hash } = stepOf(shown, 'notice')
    stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
    await openElsewhere(server, portalId)
    await giveRole(server, portalId, role)
    await setPolicy(server, { level: 'aal1' })
    const theirs = await untilPassword(server)
    const password = { step: 'password', password: SHORT } as const
    const reply = await theirs.browser.answer(theirs.flow, password)
    expect(stepOf(reply, 'denied')).toMatchObject(OWN_ORIGIN)
    const ours = await untilPassword(server, { browser: onOurs(server) })
    stepOf(await ours.browser.answer(ours.flow, password), 'totp')
  })

  it('lets in by what is there already', async () => {
    const { server, secret } = await withAnApp(portalId, role)
    const { browser, flow } = await untilTotp(server)
    stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
  })
})

it('a level that the host asks for is asked for on our page, too', async () => {
  const server = await withPasswordAlone('other', 'reporter', { level: 'aal1' })
  const { reply } = await untilTotp(server, { acr: 'aal2', maxAgeSeconds: 600 })
  const { searchParams } = new URL(stepOf(reply, 'denied').ownPage ?? '')
  expect([searchParams.get('acr'), searchParams.get('max_age')]).toEqual(['aal2', '600'])
  const page = await server.app.request(stepOf(reply, 'denied').ownPage ?? '')
  expect(await page.text()).toMatch(/<farstu-login [^>]*acr="aal2" max-age="600"/)
})

it('whoever has a role in another portal sets nothing up on the page of one that they have none in', async () => {
  const server = await withPasswordAlone('other', 'reporter')
  changeRows(server, "update membership set ended_at = 1 where portal_id = 'demo'")
  const { reply } = await untilTotp(server)
  expect(stepOf(reply, 'denied')).toMatchObject(OWN_ORIGIN)
})

it('whoever is invited to a second portal sets up what it asks for on our page, before they accept', async () => {
  const server = await openServer({ portal: PORTAL })
  await passwordOnly(server)
  await openElsewhere(server, 'other')
  const { token } = await server.invite({ portalId: 'other' })
  const invitation = { portal: 'other', journey: 'invitation', invitation: token } as const
  const theirs = createBrowser(server, { origin: 'http://localhost:4200' })
  const begun = await theirs.start(invitation)
  const shown = await theirs.answer(begun.body.flow, { step: 'password', password: PASSWORD })
  const step = stepOf(shown, 'denied')
  expect(step).toMatchObject(OWN_ORIGIN)
  expect(step.ownPage).toMatch(/\/p\/other\/invitation\?lang=en&state=/)
  const ours = onOurs(server)
  const { flow } = (await ours.start(invitation)).body
  await ours.answer(flow, { step: 'password', password: PASSWORD })
  stepOf(await setUp(server, ours, flow), 'accept')
})

it('whoever has one portal sets all of it up on its own pages', async () => {
  const server = await openServer({ portal: PORTAL })
  await passwordOnly(server)
  await setPolicy(server, { level: 'aal2' })
  const { browser, flow } = await untilTotp(server)
  stepOf(await setUp(server, browser, flow), 'done')
})

describe.each(ENGINES)('on %s, a role elsewhere that comes', (engine) => {
  const openOn = useServersOn(engine)

  it.each([1, 2, 3])('before transaction %i of the last answer keeps the app out', async (nth) => {
    const { server, beforeNext, isWaiting } = await openInterrupted((options) =>
      openOn({ ...options, portal: PORTAL }),
    )
    await passwordOnly(server)
    await openElsewhere(server, 'other')
    await setPolicy(server, { level: 'aal2' })
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, { step: 'enrol', method: 'totp' })
    await browser.answer(flow, { step: 'email-code', send: true })
    const mailed = { step: 'email-code', code: await server.mailedCode() } as const
    const { secret } = stepOf(await browser.answer(flow, mailed), 'totp-enrol')
    const at = (left: number): void =>
      beforeNext(async () => (left === 1 ? giveRole(server, 'other', 'reporter') : at(left - 1)))
    at(nth)
    await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
    expect(isWaiting()).toBe(false)
    expect((await boundOf(server)).map(({ kind }) => kind)).toEqual(['password'])
  })
})
