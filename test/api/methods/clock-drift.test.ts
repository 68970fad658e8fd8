import { describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** Enrols an app whose clock is so many steps of 30 seconds off. */
async function enrolledWith(server: TestServer, stepsOff: number) {
  const browser = createBrowser(server)
  const { flow, reply } = await onboardUntil(server, browser, 'totp-enrol')
  const { secret } = stepOf(reply, 'totp-enrol')
  const code = appCode(server, secret, stepsOff)
  const confirmed = await browser.answer(flow, { step: 'totp-enrol', code })
  return { browser, flow, secret, confirmed }
}

async function finish({ browser, flow }: Awaited<ReturnType<typeof enrolledWith>>) {
  const shown = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(shown, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
}

async function signInWith(server: TestServer, secret: string, stepsOff: number) {
  server.clock.advance(10 * MINUTE)
  const { browser, flow } = await untilTotp(server)
  const reply = await browser.answer(flow, {
    step: 'totp',
    code: appCode(server, secret, stepsOff),
  })
  return reply.body.code ?? stepNameOf(reply)
}

describe('a phone whose clock is off', () => {
  it.each([-2, -1, 0, 1, 2])('by %i steps is enrolled', async (stepsOff) => {
    const { confirmed } = await enrolledWith(await openServer(), stepsOff)
    expect(stepNameOf(confirmed)).toBe('new-password')
  })

  it.each([-3, 3])('by %i steps is not enrolled, and is told our time', async (stepsOff) => {
    const server = await openServer()
    const { confirmed, browser, flow, secret } = await enrolledWith(server, stepsOff)
    expect(confirmed.body.code).toBe('wrong_code')
    // The first time it was probably a slip; from the second on the clock may be to blame.
    expect(confirmed.body.serverTime).toBeUndefined()
    const code = appCode(server, secret, stepsOff)
    const again = await browser.answer(flow, { step: 'totp-enrol', code })
    expect(again.body.serverTime).toBe(new Date(server.clock.now()).toISOString())
  })

  it.each([
    [0, [-1, 0, 1], [-2, 2]],
    [2, [1, 2, 3], [-2, 4]],
    [-2, [-3, -2, -1], [-4, 2]],
  ] as const)(
    'by %i steps at enrolment signs in around that',
    async (atEnrolment, accepted, refused) => {
      const server = await openServer()
      const person = await enrolledWith(server, atEnrolment)
      await finish(person)
      for (const stepsOff of refused)
        expect([stepsOff, await signInWith(server, person.secret, stepsOff)]).toEqual([
          stepsOff,
          'wrong_code',
        ])
      expect(await signInWith(server, person.secret, accepted[1])).toBe('done')
    },
  )

  it.each([2, -2])('by %i steps, and then set right, signs in', async (stepsOff) => {
    const server = await openServer()
    const person = await enrolledWith(server, stepsOff)
    await finish(person)
    expect(await signInWith(server, person.secret, 0)).toBe('done')
    expect(await signInWith(server, person.secret, 0)).toBe('done')
  })

  it('by more and more is not followed for ever', async () => {
    const server = await openServer()
    const person = await enrolledWith(server, 0)
    await finish(person)
    const outcomes = []
    for (const stepsOff of [1, 2, 3, 4, 5])
      outcomes.push(await signInWith(server, person.secret, stepsOff))
    expect(outcomes).toEqual(['done', 'done', 'done', 'wrong_code', 'wrong_code'])
  })
})
