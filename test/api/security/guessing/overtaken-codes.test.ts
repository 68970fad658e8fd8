/**
 * The attacker's code is right when it is looked at, and something happens before it counts: its app is
 * switched off, the code is used elsewhere, the person is suspended. The look takes no time here; the
 * act is put between it and the transaction that would count it.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, enrolled, onboardUntil, type Reply } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilMailed, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

describe.each(ENGINES)('R-74: on %s, a right code', (engine) => {
  const openServer = useServersOn(engine)

  const openOvertaken = async () => {
    const { server, beforeNext } = await openInterrupted(openServer)
    /** Before the last of so many transactions of an answer: the one that it would count in. */
    const beforeLastOf = (transactions: number, act: () => Promise<unknown>): void =>
      beforeNext(async () => (transactions === 1 ? act() : beforeLastOf(transactions - 1, act)))
    return { server, beforeLastOf }
  }

  const personOf = async ({ store }: TestServer) => {
    const person = await store.run(() => store.people.byEmailKey(REPORTER))
    return person?.id ?? ''
  }

  const refusalOf = (reply: Reply) => [reply.body.code, stepNameOf(reply)]

  /** Admitted, charged, counted. */
  const OF_AN_APP = 3
  /** The same, and charged to each of the codes that could have been meant. */
  const OF_A_MAIL = 4

  it('of an app that is switched off counts for nothing', async () => {
    const { server, beforeLastOf } = await openOvertaken()
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const id = await personOf(server)
    const { browser, flow } = await untilTotp(server)
    beforeLastOf(OF_AN_APP, () =>
      server.store.atomically(() => server.store.methods.suspend(id, 'totp', null)),
    )
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(refusalOf(reply)).toEqual(['code_used', 'denied'])
  })

  it('of an app that is used elsewhere counts there alone', async () => {
    const { server, beforeLastOf } = await openOvertaken()
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const other = await untilTotp(server)
    const { browser, flow } = await untilTotp(server)
    const answer = { step: 'totp', code: appCode(server, secret) } as const
    beforeLastOf(OF_AN_APP, () => other.browser.answer(other.flow, answer))
    expect(refusalOf(await browser.answer(flow, answer))).toEqual(['code_used', 'totp'])
  })

  it('of an app of somebody who is suspended counts for nothing, even once they are back', async () => {
    const { server, beforeLastOf } = await openOvertaken()
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const id = await personOf(server)
    const { people } = server.store
    const { browser, flow } = await untilTotp(server)
    beforeLastOf(OF_AN_APP, () =>
      server.store.atomically(() => people.suspend(id, server.clock.now())),
    )
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(refusalOf(reply)).toEqual(['step_changed', 'denied'])
    await server.store.atomically(() => people.reopen(id))
    expect(stepNameOf(await browser.see(flow))).toBe('totp')
  })

  it('from a mail that is used in another tab counts once', async () => {
    const { server, beforeLastOf } = await openOvertaken()
    const { browser, flow, code } = await untilMailed(server)
    const answer = { step: 'email-code', code } as const
    const tab = createBrowser(server, { jar: browser.jar })
    beforeLastOf(OF_A_MAIL, () => tab.answer(flow, answer))
    expect(refusalOf(await browser.answer(flow, answer))).toEqual(['step_changed', 'register'])
  })

  it('of a new app counts for nothing once another browser has set one up', async () => {
    const { server, beforeLastOf } = await openOvertaken()
    const { token } = await server.invite()
    const first = createBrowser(server)
    const one = await onboardUntil(server, first, 'totp-enrol', token)
    server.clock.advance(2 * MINUTE)
    const second = createBrowser(server)
    const two = await onboardUntil(server, second, 'totp-enrol', token)
    const secretOf = ({ reply }: typeof one) => {
      const { step } = reply.body
      return step.name === 'totp-enrol' ? step.secret : ''
    }
    const answerOf = (which: typeof one) =>
      ({ step: 'totp-enrol', code: appCode(server, secretOf(which)) }) as const
    beforeLastOf(OF_AN_APP, () => second.answer(two.flow, answerOf(two)))
    const reply = await first.answer(one.flow, answerOf(one))
    expect(refusalOf(reply)).toEqual(['step_changed', 'totp'])
  })
})
