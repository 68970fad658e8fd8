import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import {
  addOtherPortal,
  downgradesIn,
  OTHER_PORTAL_URL,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { totpAt } from '../../support/totp.ts'
import {
  accountWith,
  again,
  answerElsewhere,
  changePolicy,
  POLICY,
  registeredUntil,
} from './support.ts'

const openServer = useServers()

describe('a portal that does not say that a sign-in may begin with it', () => {
  it('begins with an address all the same, and writes it down', async () => {
    const { server } = await accountWith(openServer, { firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    stepOf(started, 'password')
    // On top of the password it counts, and may be asked for.
    expect(downgradesIn(server)).toEqual([])
    const { flow } = started.body
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'made-up')
  })

  it('offers it nowhere, and takes it for a request for less', async () => {
    const { server } = await accountWith(openServer, { firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start()
    expect(stepOf(started, 'identify').methods).toEqual([])
    const { flow } = started.body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect([chosen.body.code, chosen.body.view?.step.name]).toEqual(['step_changed', 'identify'])
    expect(downgradesIn(server)).toEqual([{ what: 'method', asked: 'made-up', stands: '', flow }])
  })

  it('asks for the password where the other one counts nowhere', async () => {
    const { server } = await accountWith(openServer)
    changePolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    expect(downgradesIn(server)).toMatchObject([{ what: 'method', asked: 'made-up' }])
    const { flow } = started.body
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    // It vouches for the one that is asked for here, and is set up beside it.
    stepOf(reply, 'made-up')
  })
})

describe('rules that change while a method is set up', () => {
  it('lead back to what is asked for by then, and lock nobody out', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await registeredUntil(server, 'done')
    const browser = createBrowser(server)
    changePolicy(server, { ...POLICY, level: 'aal2' })
    const { flow } = (await browser.start({ address: REPORTER })).body
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'enrol')
    await browser.answer(flow, { step: 'enrol', method: 'made-up' })
    server.clock.advance(61_000)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const set = stepOf(await browser.answer(flow, { step: 'email-code', code }), 'made-up-enrol')
    changePolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    const [secret = ''] = set.secrets
    const late = await browser.answer(flow, { step: 'made-up-enrol', secret })
    expect([late.body.code, late.body.view?.step.name]).toEqual(['step_changed', 'enrol'])
    const app = stepOf(await browser.answer(flow, { step: 'enrol', method: 'totp' }), 'totp-enrol')
    const typed = totpAt(app.secret, server.clock.now())
    stepOf(await browser.answer(flow, { step: 'totp-enrol', code: typed }), 'done')
  })
})

describe('a method that another portal accepts', () => {
  const onlyApp = { policy: { secondFactors: ['totp'] } }
  const invite = (server: TestServer) =>
    server.invite({
      portalId: 'other',
      roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
    })

  it('vouches for the one that is set up here, by somebody invited to a second portal', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    await addOtherPortal(server, onlyApp)
    const { token } = await invite(server)
    // On our own page: whoever has a role elsewhere sets nothing up on a host's.
    const browser = createBrowser(server, { origin: server.publicUrl })
    const start = { portal: 'other', journey: 'invitation', invitation: token } as const
    const { flow } = (await browser.start(start)).body
    const after = await browser.answer(flow, { step: 'password', password: PASSWORD })
    stepOf(after, 'made-up')
    const [secret = ''] = secrets
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    const said = { portal: 'other', origin: server.publicUrl, isVerified: true }
    await answerElsewhere(server, asked, said)
    stepOf(await again(browser, flow), 'enrol')
    await browser.answer(flow, { step: 'enrol', method: 'totp' })
    server.clock.advance(61_000)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const app = stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp-enrol')
    const typed = totpAt(app.secret, server.clock.now())
    stepOf(await browser.answer(flow, { step: 'totp-enrol', code: typed }), 'accept')
  })

  it('is asked for in an enrolment that another portal’s left unfinished', async () => {
    const server = await openServer({ portal: { policy: POLICY } })
    const { browser, flow, reply } = await registeredUntil(server, 'made-up-enrol')
    const { serial, secrets } = stepOf(reply, 'made-up-enrol')
    const [secret = '', next = ''] = secrets
    stepOf(await browser.answer(flow, { step: 'made-up-enrol', secret }), 'new-password')
    await addOtherPortal(server, onlyApp)
    const { token } = await invite(server)
    const other = createBrowser(server, { origin: OTHER_PORTAL_URL })
    const start = { portal: 'other', journey: 'invitation', invitation: token } as const
    const second = (await other.start(start)).body.flow
    server.clock.advance(61_000)
    await other.answer(second, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const { firstName, lastName } = stepOf(
      await other.answer(second, { step: 'email-code', code }),
      'register',
    )
    const named = await other.answer(second, { step: 'register', firstName, lastName })
    stepOf(named, 'made-up')
    const asked = await other.answer(second, { step: 'made-up', serial, secret: next })
    await answerElsewhere(server, asked, {
      portal: 'other',
      origin: OTHER_PORTAL_URL,
      isVerified: true,
    })
    const app = stepOf(await again(other, second), 'totp-enrol')
    const typed = totpAt(app.secret, server.clock.now())
    stepOf(await other.answer(second, { step: 'totp-enrol', code: typed }), 'new-password')
  })
})
