/**
 * The attacker does two things at the same moment, of which one takes away what the other rests on: a grant is
 * redeemed many times, the last two methods go at once, somebody signs out while their password is looked at.
 */
import { describe, expect, it } from 'vitest'
import { asHost, createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  agreed,
  asked,
  boundOf,
  granted,
  redeem,
  secondApp,
  signedIn,
  suspendReporter,
} from '../../../support/api/confirming.ts'
import { createPausedHasher } from '../../../support/api/servers/paused-hasher.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

describe.each(ENGINES)('T-064: on %s, at the same moment', (engine) => {
  const open = useServersOn(engine)

  it('a grant is redeemed by one of many', async () => {
    const server = await open()
    const { code, sid } = await granted(server)
    const tries = await Promise.all(Array.from({ length: 8 }, () => redeem(server, { code, sid })))
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('two tabs with one token and two apps yield one grant', async () => {
    const server = await open()
    const { sid, browser, secret } = await signedIn(server)
    const { secret: other } = await secondApp(server, { browser, secret })
    const confirmation = await asked(server, sid)
    const flows = [await agreed(browser, { confirmation }), await agreed(browser, { confirmation })]
    const replies = await Promise.all(
      [secret, other].map((held, at) =>
        browser.answer(flows[at]?.flow ?? '', { step: 'totp', code: appCode(server, held) }),
      ),
    )
    expect(replies.map(stepNameOf).toSorted()).toEqual(['denied', 'done'])
  })

  it('R-66: of two removals of the last two methods one is done', async () => {
    const server = await open()
    const { browser, secret } = await signedIn(server)
    const { secret: other, id, firstId } = await secondApp(server, { browser, secret })
    const one = await agreed(browser, { act: 'method.remove', object: id })
    const two = await agreed(browser, { act: 'method.remove', object: firstId })
    await Promise.all([
      browser.answer(one.flow, { step: 'totp', code: appCode(server, secret) }),
      browser.answer(two.flow, { step: 'totp', code: appCode(server, other) }),
    ])
    const left = (await boundOf(server)).filter(({ kind }) => kind === 'totp')
    expect(left).toHaveLength(1)
  })

  it('a sign-in with the app that is being removed leaves no session', async () => {
    const server = await open()
    const { browser, secret } = await signedIn(server)
    const { secret: other, firstId } = await secondApp(server, { browser, secret })
    const removal = await agreed(browser, { act: 'method.remove', object: firstId })
    const elsewhere = createBrowser(server)
    const { flow } = (await elsewhere.start()).body
    await elsewhere.answer(flow, { step: 'identify', address: REPORTER })
    await elsewhere.answer(flow, { step: 'password', password: PASSWORD })
    const [removed, signed] = await Promise.all([
      browser.answer(removal.flow, { step: 'totp', code: appCode(server, other) }),
      elsewhere.answer(flow, { step: 'totp', code: appCode(server, secret) }),
    ])
    stepOf(removed, 'done')
    const step = (signed.body.view ?? signed.body).step
    if (step?.name !== 'done') return
    const redeemed = await asHost(server, '/v1/redeem', { code: step.code })
    expect(redeemed.status).toBe(422)
  })
})

describe('R-74: between the look at an answer and the act', () => {
  const paused = async () => {
    let hasher: ReturnType<typeof createPausedHasher> | undefined
    const server = await openServer({
      replace: (services) => {
        hasher = createPausedHasher(services.passwordHasher)
        return { passwordHasher: hasher.hasher }
      },
    })
    if (!hasher) throw new Error('No hasher was replaced')
    return { server, meanwhile: hasher.meanwhile }
  }

  /** Stands at the password, the last that is asked for; the app was shown. */
  const untilLast = async (server: TestServer) => {
    const { sid, browser, secret } = await signedIn(server)
    const confirmation = await asked(server, sid, { maxAgeSeconds: 0 })
    const { flow } = await agreed(browser, { confirmation })
    const code = appCode(server, secret)
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'password')
    const last = () => browser.answer(flow, { step: 'password', password: PASSWORD })
    return { browser, last }
  }

  it('a session that is signed out confirms nothing', async () => {
    const { server, meanwhile } = await paused()
    const { browser, last } = await untilLast(server)
    const reply = await meanwhile(last, () => browser.signOut())
    expect(stepNameOf(reply)).toBe('denied')
  })

  it('a person who is suspended confirms nothing', async () => {
    const { server, meanwhile } = await paused()
    const { last } = await untilLast(server)
    expect(stepNameOf(await meanwhile(last, () => suspendReporter(server)))).not.toBe('done')
  })

  it('an app that is removed vouches for nothing more', async () => {
    const { server, meanwhile } = await paused()
    const { last } = await untilLast(server)
    const [app] = (await boundOf(server)).filter(({ kind }) => kind === 'totp')
    const reply = await meanwhile(last, () =>
      server.store.atomically(() => server.store.methods.remove(app?.id ?? '', server.clock.now())),
    )
    expect(stepNameOf(reply)).not.toBe('done')
  })

  it('two minutes that pass meanwhile are over', async () => {
    const { server, meanwhile } = await paused()
    const { last } = await untilLast(server)
    const reply = await meanwhile(last, async () => server.clock.advance(2 * MINUTE))
    expect(stepNameOf(reply)).toBe('totp')
  })
})
