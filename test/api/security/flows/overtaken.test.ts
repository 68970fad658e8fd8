/**
 * The attacker has something that is right at this moment, the old password for one, and sends it while
 * its owner takes it away. Between the look at an answer and what it changes lies a hash that takes
 * long: what was checked has to be there still when it comes to count, or it counts for nothing.
 */
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  onboardUntil,
  PASSWORD,
  type Reply,
} from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { PEOPLE } from '../../../support/api/console/console-people.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { createPausedHasher } from '../../../support/api/servers/paused-hasher.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import {
  REPORTER,
  type TestServer,
  type TestServerOptions,
} from '../../../support/api/test-server.ts'

/** Whether the one or the other goes ahead, by up to eleven turns of the event loop: each once. */
const ROUNDS = 24

/** By "forgotten" up to the new password: mailbox and app are proven. */
async function untilNewPassword(server: TestServer, secret: string, browser: Browser) {
  const { flow } = await untilPassword(server, { browser })
  await browser.answer(flow, { step: 'password', forgotten: true })
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  expect(stepNameOf(reply)).toBe('new-password')
  return flow
}

/** Whether an answer brought a session that is alive afterwards. */
async function isIn(server: TestServer, { body }: Reply): Promise<boolean> {
  const step = (body.view ?? body).step
  if (step?.name !== 'done') return false
  const redeemed = await asHost(server, '/v1/redeem', { code: step.code })
  if (redeemed.status !== 200) return false
  const { body: check } = await asHost(server, '/v1/sessions/check', { sid: redeemed.body.sid })
  return check.active
}

async function setLevel(server: TestServer, level: 'aal1' | 'aal2') {
  const portal = await server.store.run(() => server.store.portals.byId('demo'))
  const policy = JSON.stringify({ ...JSON.parse(portal?.policy ?? '{}'), level })
  await server.store.atomically(() =>
    server.store.portals.change('demo', portal?.version ?? 0, { policy }),
  )
}

describe.each(ENGINES)('R-74: on %s, what is overtaken while it is checked', (engine) => {
  const openServer = useServersOn(engine)

  describe.each(['aal1', 'aal2'] as const)('at %s', (level) => {
    it('the old password, sent as the new one is chosen, lets nobody in and proves nothing', async () => {
      const server = await openServer()
      const { secret } = await enrolled(server)
      await setLevel(server, level)
      let known = PASSWORD
      const outlived: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        server.clock.advance(2 * HOUR)
        const owner = createBrowser(server)
        const atNew = await untilNewPassword(server, secret, owner)
        const { browser: thief, flow } = await untilPassword(server)
        const chosen = `${PASSWORD} ${round}`
        const replace = () => owner.answer(atNew, { step: 'new-password', password: chosen })
        const old = { step: 'password', password: known } as const
        const acts = [replace, () => thief.answer(flow, old)]
        const [, stolen] = await oneSoonAfterTheOther(acts, round)
        const stands = stepNameOf(await thief.see(flow)) ?? 'nowhere'
        const isFurther = !['password', 'nowhere'].includes(stands)
        if (isFurther || (stolen && (await isIn(server, stolen)))) outlived.push(round)
        known = chosen
      }
      expect(outlived).toEqual([])
    }, 120_000)
  })
})

/** Both at once, now the one and now the other a few turns of the event loop ahead. */
async function oneSoonAfterTheOther(acts: readonly (() => Promise<Reply>)[], round: number) {
  const ahead = round % 2
  const sent = acts.map(async (act, index) => {
    for (let turn = 0; turn < (index === ahead ? 0 : Math.floor(round / 2) % 12); turn++)
      await setImmediate()
    return act()
  })
  return Promise.all(sent)
}

describe.each(ENGINES)('R-74: on %s, a flow that is cancelled', (engine) => {
  const openServer = useServersOn(engine)

  it('has ended, though an answer moved it on as the wish came in', async () => {
    const { server, beforeNext, isWaiting } = await openInterrupted(openServer)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const answers = [REPORTER, 'somebody.else@example.org'].map(
      (address) => () => browser.answer(flow, { step: 'identify', address }),
    )
    beforeNext(() => oneSoonAfterTheOther(answers, 0))
    expect((await browser.cancel(flow)).status).toBe(204)
    expect(isWaiting()).toBe(false)
    expect((await browser.see(flow)).body.code).toBe('flow_not_found')
  })
})

describe.each(ENGINES)('R-74: on %s, while a hash is computed', (engine) => {
  const openServer = useServersOn(engine)

  const openPaused = async (options: TestServerOptions = {}) => {
    let paused: ReturnType<typeof createPausedHasher> | undefined
    const server = await openServer({
      ...options,
      replace: (services) => {
        paused = createPausedHasher(services.passwordHasher)
        return { passwordHasher: paused.hasher }
      },
    })
    if (!paused) throw new Error('No hasher was replaced')
    return { server, meanwhile: paused.meanwhile }
  }

  const openWithSomebody = async () => {
    const { server, meanwhile } = await openPaused()
    return { server, meanwhile, ...(await enrolled(server)) }
  }

  const personOf = async ({ store }: TestServer) => {
    const person = await store.run(() => store.people.byEmailKey(REPORTER))
    return person?.id ?? ''
  }

  it('a password is not right any more once another was chosen', async () => {
    const { server, secret, meanwhile } = await openWithSomebody()
    server.clock.advance(2 * MINUTE)
    const owner = createBrowser(server)
    const atNew = await untilNewPassword(server, secret, owner)
    const { browser, flow } = await untilPassword(server)
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'password', password: PASSWORD }),
      () => owner.answer(atNew, { step: 'new-password', password: `${PASSWORD} 2` }),
    )
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['wrong_password', 'password'])
  })

  it('a person who is suspended has proven nothing', async () => {
    const { server, meanwhile } = await openWithSomebody()
    const { post } = await administrator(server, { role: 'administrator' })
    const id = await personOf(server)
    const { browser, flow } = await untilPassword(server)
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'password', password: PASSWORD }),
      () => post(`${PEOPLE}/${id}/suspend`),
    )
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['step_changed', 'password'])
  })

  it('a new password is not taken once the app that vouched for it is switched off', async () => {
    const { server, secret, meanwhile } = await openWithSomebody()
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const flow = await untilNewPassword(server, secret, browser)
    const id = await personOf(server)
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'new-password', password: `${PASSWORD} 2` }),
      () => server.store.atomically(() => server.store.methods.suspend(id, 'totp', null)),
    )
    expect(reply.body.code).toBe('step_changed')
    const { browser: other, flow: signIn } = await untilPassword(server)
    const old = await other.answer(signIn, { step: 'password', password: PASSWORD })
    expect(old.body.code).toBeUndefined()
  })

  it('a new password is not taken from somebody who is suspended', async () => {
    const { server, secret, meanwhile } = await openWithSomebody()
    const { post } = await administrator(server, { role: 'administrator' })
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const flow = await untilNewPassword(server, secret, browser)
    const id = await personOf(server)
    await meanwhile(
      () => browser.answer(flow, { step: 'new-password', password: `${PASSWORD} 2` }),
      () => post(`${PEOPLE}/${id}/suspend`),
    )
    await post(`${PEOPLE}/${id}/reopen`)
    const { browser: other, flow: signIn } = await untilPassword(server)
    const old = await other.answer(signIn, { step: 'password', password: PASSWORD })
    expect(old.body.code).toBeUndefined()
  })

  it('of two new passwords the first one counts', async () => {
    const { server, secret, meanwhile } = await openWithSomebody()
    server.clock.advance(2 * MINUTE)
    const one = createBrowser(server)
    const first = await untilNewPassword(server, secret, one)
    server.clock.advance(2 * MINUTE)
    const other = createBrowser(server)
    const second = await untilNewPassword(server, secret, other)
    const reply = await meanwhile(
      () => one.answer(first, { step: 'new-password', password: `${PASSWORD} slow` }),
      () => other.answer(second, { step: 'new-password', password: `${PASSWORD} quick` }),
    )
    expect(reply.body.code).toBe('flow_not_found')
    const { browser, flow } = await untilPassword(server)
    const quick = await browser.answer(flow, { step: 'password', password: `${PASSWORD} quick` })
    expect(quick.body.code).toBeUndefined()
  })

  it('a first password is not kept once the enrolment was begun anew elsewhere', async () => {
    const { server, meanwhile } = await openPaused()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const { flow, secret } = await onboardUntil(server, browser, 'new-password', token)
    server.clock.advance(2 * MINUTE)
    const other = createBrowser(server)
    const { flow: second } = (await other.start({ journey: 'invitation', invitation: token })).body
    await other.answer(second, { step: 'email-code', send: true })
    await other.answer(second, { step: 'email-code', code: await server.mailedCode() })
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'new-password', password: PASSWORD }),
      () => other.answer(second, { step: 'totp', restart: true }),
    )
    expect(reply.body.code).toBe('flow_not_found')
    const id = await personOf(server)
    expect(await server.store.run(() => server.store.methods.bound(id))).toEqual([])
    expect(secret).not.toBe('')
  })

  it('a flow that has expired moves on no more, and what was proven in it counts for nothing', async () => {
    const { server, meanwhile } = await openWithSomebody()
    const { browser, flow } = await untilPassword(server)
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'password', password: PASSWORD }),
      async () => server.clock.advance(HOUR),
    )
    expect(reply.body.code).toBe('flow_not_found')
    expect((await browser.see(flow)).body.code).toBe('flow_not_found')
  })

  it('a wrong password is told where the flow stands by then', async () => {
    const { server, meanwhile } = await openWithSomebody()
    const { browser, flow } = await untilPassword(server)
    const guess = () => browser.answer(flow, { step: 'password', password: 'a wrong one' })
    const moved = await meanwhile(guess, () =>
      browser.answer(flow, { step: 'password', password: PASSWORD }),
    )
    expect([moved.body.code, stepNameOf(moved)]).toEqual(['wrong_password', 'totp'])
    const { flow: second } = await untilPassword(server, { browser })
    const ended = await meanwhile(
      () => browser.answer(second, { step: 'password', password: 'a wrong one' }),
      () => browser.cancel(second),
    )
    expect(ended.body.code).toBe('flow_not_found')
  })

  it('a session that was signed out vouches for no app that is added', async () => {
    const { server, browser, meanwhile } = await openWithSomebody()
    const id = await personOf(server)
    await server.store.atomically(function* () {
      yield* server.store.methods.suspend(id, 'totp', null)
      yield* server.store.people.markHadSecondFactor(id, null)
    })
    const { flow, step } = (await browser.start({ journey: 'add-method' })).body
    expect(step.name).toBe('password')
    const reply = await meanwhile(
      () => browser.answer(flow, { step: 'password', password: PASSWORD }),
      () => browser.signOut(),
    )
    expect(stepNameOf(reply)).toBe('denied')
  })
})
