/** A pass stands for ten minutes, and a mailed code may have to be waited for as long: the two must not make one dead end. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, createBrowser, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { atTheHelpdesk, type Call, passFor, phoneLost } from '../../support/api/console/helpdesk.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

let call: Call
let pass: string
beforeEach(async () => {
  call = await atTheHelpdesk(openServer)
  await phoneLost(call)
  pass = await passFor(call)
})

/** Five codes within the hour, each asked for in a flow of its own: by a stranger, or by the caller before they rang. */
async function codesAskedFor(browser: Browser): Promise<void> {
  for (let code = 0; code < 5; code++) {
    call.server.clock.advance(2 * MINUTE)
    const { flow } = (await browser.start({ forgotten: true })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    const sent = await browser.answer(flow, { step: 'email-code', send: true })
    expect(sent.status).toBe(200)
    await browser.cancel(flow)
  }
}

/** The pass is shown, and what it opens is chosen. */
async function shown(browser?: Browser) {
  call.server.clock.advance(MINUTE)
  const begun = await untilTotp(call.server, browser ? { browser } : {})
  await begun.browser.answer(begun.flow, { step: 'access-pass', code: pass })
  const chosen = await begun.browser.answer(begun.flow, { step: 'enrol', method: 'totp' })
  stepOf(chosen, 'email-code')
  return begun
}

describe('whoever shows a pass', () => {
  it.each(['a stranger', 'the caller'] as const)(
    'is mailed a code at once, however many %s was sent in the last hour',
    async (who) => {
      const asking = createBrowser(call.server)
      await codesAskedFor(asking)
      const { browser, flow } = await shown(who === 'the caller' ? asking : undefined)
      const sent = await browser.answer(flow, { step: 'email-code', send: true })
      expect([sent.status, sent.body.code]).toEqual([200, undefined])
      const code = await call.server.mailedCode()
      const { secret } = stepOf(
        await browser.answer(flow, { step: 'email-code', code }),
        'totp-enrol',
      )
      const set = { step: 'totp-enrol', code: appCode(call.server, secret), name: 'New' } as const
      stepOf(await browser.answer(flow, set), 'done')
    },
  )

  it('waits between one code and the next like everybody', async () => {
    const { browser, flow } = await shown()
    const send = { step: 'email-code', send: true } as const
    expect((await browser.answer(flow, send)).status).toBe(200)
    expect((await browser.answer(flow, send)).body.code).toBe('wait_to_resend')
  })
})
