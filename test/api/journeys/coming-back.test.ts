/**
 * Between asking for a code and typing it a tab is easily lost: somebody goes to their mail and comes
 * back by its link, or by the portal's own page. In the same browser the field is there, because the
 * flow that the code was sent in goes on; a code is never taken in another one.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import {
  asHost,
  type Browser,
  createBrowser,
  onboardUntil,
  type Reply,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE, SECOND } from '../../support/api/clock.ts'
import {
  addOtherPortal,
  changeRows,
  countIn,
  OTHER_PORTAL_URL,
  useServers,
} from '../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const SEND = { step: 'email-code', send: true } as const

/** What a page does to come to where a code can be asked for. */
type Arrive = (browser: Browser) => Promise<Reply>

const typing =
  (journey: 'invitation' | 'sign-in'): Arrive =>
  async (browser) => {
    const { flow } = (await browser.start({ journey })).body
    return browser.answer(flow, { step: 'identify', address: REPORTER })
  }

const forgetting: Arrive = async (browser) => {
  const { flow } = (await typing('sign-in')(browser)).body
  return browser.answer(flow, { step: 'password', forgotten: true })
}

/** Every way to a mailed code that ends where the same code is waited for. */
const WAYS: Readonly<Record<string, () => Promise<{ server: TestServer; arrive: Arrive }>>> = {
  "an invitation's link": async () => {
    const server = await openServer()
    const { token } = await server.invite()
    return {
      server,
      arrive: (browser) => browser.start({ journey: 'invitation', invitation: token }),
    }
  },
  'an address typed again': async () => {
    const server = await openServer()
    await server.invite()
    return { server, arrive: typing('invitation') }
  },
  'an address remembered': async () => {
    const server = await openServer()
    await server.invite()
    const started = { journey: 'invitation', address: ` ${REPORTER.toUpperCase()}` } as const
    return { server, arrive: (browser) => browser.start(started) }
  },
  'a forgotten password': async () => {
    const { server } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    return { server, arrive: forgetting }
  },
  'an address that the host wants proven': async () => {
    const server = await openServer()
    const { verification } = (await asHost(server, '/v1/verifications', { address: REPORTER })).body
    const started = { journey: 'verify-email', verification } as const
    return { server, arrive: (browser) => browser.start(started) }
  },
  'an app that the portal now wants': async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    changeRows(
      server,
      `update portal set version = version + 1, policy = replace(policy, 'aal1', 'aal2')`,
    )
    server.clock.advance(2 * MINUTE)
    return {
      server,
      arrive: async (browser) => {
        const { flow } = await untilTotp(server, { browser })
        return browser.answer(flow, { step: 'enrol', method: 'totp' })
      },
    }
  },
}

describe.each(Object.keys(WAYS))('whoever comes back by %s', (way) => {
  const open = async () => {
    const { server, arrive } = (await WAYS[way]?.()) ?? never()
    const browser = createBrowser(server)
    const { flow } = (await arrive(browser)).body
    const asked = stepOf(await browser.answer(flow, SEND), 'email-code')
    return { server, arrive, browser, flow, asked, code: await server.mailedCode() }
  }

  it('finds the field, and the code that was mailed works', async () => {
    const { server, arrive, browser, flow, asked, code } = await open()
    server.clock.advance(20 * SECOND)
    const back = await arrive(browser)
    expect(back.body.flow).toBe(flow)
    const { sent, resendInSeconds } = stepOf(back, 'email-code')
    expect([sent?.reference, sent?.secondsAgo, resendInSeconds]).toEqual([
      asked.sent?.reference,
      20,
      40,
    ])
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect([reply.status, stepNameOf(reply) === 'email-code']).toEqual([200, false])
  })

  it('elsewhere finds no field, is told how long to wait, and the code is not taken there', async () => {
    const { server, arrive, browser, flow, code } = await open()
    server.clock.advance(20 * SECOND)
    const other = createBrowser(server)
    const there = (await arrive(other)).body
    expect([there.flow === flow, stepOf(await other.see(there.flow), 'email-code').sent]).toEqual([
      false,
      null,
    ])
    const refused = await other.answer(there.flow, SEND)
    expect(refused.body).toMatchObject({ code: 'wait_to_resend', retryAfterSeconds: 40 })
    expect(stepOf(refused, 'email-code').resendInSeconds).toBe(40)
    const typed = await other.answer(there.flow, { step: 'email-code', code })
    expect([typed.status, typed.body.code]).toEqual([422, 'code_expired'])
    expect((await other.see(flow)).status).toBe(404)
    expect((await browser.answer(flow, { step: 'email-code', code })).status).toBe(200)
  })
})

function never(): never {
  throw new Error('There is no such way')
}

describe('coming back', () => {
  const invited = async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const arrive = (body: object = {}) =>
      browser.start({ journey: 'invitation', invitation: token, ...body })
    return { server, browser, arrive, token }
  }

  it('gives the host the state of the page that was loaded last', async () => {
    const { server, browser, arrive, token } = await invited()
    const { flow } = (await arrive({ state: 'state-before' })).body
    await browser.answer(flow, SEND)
    const ended = await onboardUntil(server, browser, 'done', token)
    const { state } = stepOf(ended.reply, 'done')
    expect([ended.flow, state]).toEqual([flow, 'state-of-the-host'])
  })

  it('asks for no less than the page that was loaded last, nor than the one before', async () => {
    const { server } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    for (const [before, now] of [
      [{ acr: 'aal1' }, { acr: 'aal2', maxAgeSeconds: 60 }],
      [
        { acr: 'aal2', maxAgeSeconds: 60 },
        { acr: 'aal1', maxAgeSeconds: 900 },
      ],
    ] as const) {
      const browser = createBrowser(server)
      const first = await untilPassword(server, { browser, ...before })
      await browser.answer(first.flow, { step: 'password', forgotten: true })
      await browser.answer(first.flow, SEND)
      const second = await untilPassword(server, { browser, ...now })
      const back = await browser.answer(second.flow, { step: 'password', forgotten: true })
      expect(back.body.flow).toBe(first.flow)
      const asked = `id = '${first.flow}' and acr = 'aal2' and max_age_seconds = 60`
      expect(countIn(server, 'flow', asked)).toBe(1)
      server.clock.advance(2 * MINUTE)
    }
  })

  it('brings no proof along: a password that was given before is asked for again', async () => {
    const { server, arrive } = (await WAYS['an app that the portal now wants']?.()) ?? never()
    const browser = createBrowser(server)
    const { flow } = (await arrive(browser)).body
    await browser.answer(flow, SEND)
    expect(stepNameOf((await untilPassword(server, { browser })).reply)).toBe('password')
  })

  it('does not throw back a tab that has gone on', async () => {
    const { server, browser, arrive } = await invited()
    const { flow } = (await arrive()).body
    for (const _ of [1, 2]) {
      await browser.answer(flow, SEND)
      server.clock.advance(MINUTE)
    }
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    const back = await arrive()
    expect([back.body.flow === flow, stepOf(back, 'email-code').sent]).toEqual([false, null])
    stepOf(await browser.see(flow), 'register')
  })

  it('leaves both tabs of a browser able to type the code, and one press counts', async () => {
    const { server, browser, arrive } = await invited()
    const [one, two] = [(await arrive()).body.flow, (await arrive()).body.flow]
    expect(one).not.toBe(two)
    await browser.answer(one, SEND)
    // The second was there before the code: pressing there shows where it is typed, and sends none.
    const pressed = await browser.answer(two, SEND)
    expect([pressed.body.code, pressed.body.view?.flow]).toEqual(['wait_to_resend', one])
    expect(stepOf(pressed, 'email-code').sent).not.toBeNull()
    const code = await server.mailedCode()
    stepOf(await browser.answer(one, { step: 'email-code', code }), 'register')
    const late = await browser.answer(one, { step: 'email-code', code })
    expect([late.body.code, stepNameOf(late)]).toEqual(['step_changed', 'register'])
  })

  it('never takes a code in another flow, not even of the same browser', async () => {
    const { server, browser, arrive } = await invited()
    const [one, two] = [(await arrive()).body.flow, (await arrive()).body.flow]
    await browser.answer(one, SEND)
    const code = await server.mailedCode()
    const typed = await browser.answer(two, { step: 'email-code', code })
    expect([typed.body.code, typed.body.view?.flow]).toEqual(['code_expired', one])
    stepOf(await browser.answer(one, { step: 'email-code', code }), 'register')
  })

  it('finds the newest of several codes, and both of a flow work', async () => {
    const { server, browser, arrive } = await invited()
    const { flow } = (await arrive()).body
    await browser.answer(flow, SEND)
    const early = await server.mailedCode()
    server.clock.advance(MINUTE)
    const back = (await arrive()).body.flow
    expect(back).toBe(flow)
    await browser.answer(back, SEND)
    expect(await server.mailedCode()).not.toBe(early)
    stepOf(await browser.answer(flow, { step: 'email-code', code: early }), 'register')
  })

  it('after the code has run out finds the button again, and the turn that was waited for', async () => {
    const { server, browser, arrive } = await invited()
    const { flow } = (await arrive()).body
    for (const wait of [1, 1, 1, 1, 0]) {
      await browser.answer(flow, SEND)
      server.clock.advance(wait * MINUTE)
    }
    server.clock.advance(4 * MINUTE)
    expect(stepOf(await arrive(), 'email-code').resendInSeconds).toBe(360)
    server.clock.advance(6 * MINUTE)
    const back = await arrive()
    expect(stepOf(back, 'email-code')).toMatchObject({ sent: null, resendInSeconds: 0 })
    expect((await browser.answer(back.body.flow, SEND)).status).toBe(200)
  })

  it('to another invitation, address, portal or purpose finds no field', async () => {
    const { server } = await openEnrolled(openServer)
    await addOtherPortal(server)
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await forgetting(browser)).body
    await browser.answer(flow, SEND)
    const { token } = await server.invite({ email: 'other@example.org' })
    const elsewhere = createBrowser(server, { origin: OTHER_PORTAL_URL, jar: browser.jar })
    const found = [
      await browser.start({ journey: 'invitation', invitation: token }),
      await browser.start({ journey: 'invitation', address: 'other@example.org' }),
      await browser.start({ journey: 'invitation', address: REPORTER }),
      await elsewhere.start({ portal: 'other', journey: 'invitation', address: REPORTER }),
    ]
    for (const reply of found)
      expect([reply.body.flow === flow, stepOf(reply, 'email-code').sent]).toEqual([false, null])
  })

  it('while somebody else is signed in asks about them first', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { token } = await server.invite({ email: 'new@example.org' })
    const quiet = createBrowser(server, { jar: new Map(browser.jar) })
    for (const name of quiet.jar.keys()) if (name.includes('portal')) quiet.jar.delete(name)
    const start = { journey: 'invitation', invitation: token } as const
    const { flow } = (await quiet.start(start)).body
    await quiet.answer(flow, SEND)
    const met = await browser.start(start)
    stepOf(met, 'other-person')
    const after = await browser.answer(met.body.flow, { step: 'other-person', switch: true })
    expect([after.body.flow, stepOf(after, 'email-code').sent === null]).toEqual([flow, false])
  })

  it('after cancelling begins anew', async () => {
    const { browser, arrive } = await invited()
    const { flow } = (await arrive()).body
    await browser.answer(flow, SEND)
    await browser.cancel(flow)
    expect(stepOf(await arrive(), 'email-code').sent).toBeNull()
  })
})
