/** The attacker hears a pass on the line, or reads it over a shoulder, and comes before its person. */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { administrator } from '../../../support/api/console/console.ts'
import {
  atTheHelpdesk,
  heard,
  passFor,
  phoneLost,
  seenBy,
  verified,
} from '../../../support/api/console/helpdesk.ts'
import { giveRole } from '../../../support/api/roles-elsewhere.ts'
import { changeRows, countIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword, untilTotp } from '../../../support/api/sign-ins.ts'

const openServer = useServers()

describe('R-63: a pass that was heard on the line', () => {
  const withPass = async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    return { call, pass: await passFor(call) }
  }

  it('opens nothing without the password', async () => {
    const { call, pass } = await withPass()
    const browser = createBrowser(call.server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: 'reporter@example.org' })
    const reply = await browser.answer(flow, { step: 'access-pass', code: pass })
    expect(heard(reply)).toEqual([409, 'step_changed'])
  })

  it('opens nothing without the mailbox: the new way is set up after a mailed code', async () => {
    const { call, pass } = await withPass()
    call.server.clock.advance(60_000)
    const { browser, flow } = await untilTotp(call.server)
    await browser.answer(flow, { step: 'access-pass', code: pass })
    const reply = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    stepOf(reply, 'email-code')
  })

  it('adds nothing in a session that was left open, whatever else is held: password and mailbox are asked for', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const pass = await passFor(call)
    const browser = createBrowser(call.server, { jar: call.caller.browser.jar })
    const { flow } = (await browser.start({ journey: 'add-method', kind: 'totp' })).body
    await browser.answer(flow, { step: 'totp', lost: true })
    await browser.answer(flow, { step: 'pick', pass: true })
    const shown = await browser.answer(flow, { step: 'access-pass', code: pass })
    stepOf(shown, 'password')
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'email-code')
  })

  it('lets nobody in by itself, and reaches no level', async () => {
    const { call, pass } = await withPass()
    call.server.clock.advance(60_000)
    const { browser, flow } = await untilTotp(call.server)
    const reply = await browser.answer(flow, { step: 'access-pass', code: pass })
    stepOf(reply, 'enrol')
    expect(countIn(call.server, 'session', `ended_at is null and person_id = '${call.id}'`)).toBe(0)
  })

  it('is asked for on no page of a host’s of whoever has a role elsewhere, and works on ours', async () => {
    const { call, pass } = await withPass()
    await giveRole(call.server, 'other', 'reporter')
    call.server.clock.advance(60_000)
    const { reply } = await untilTotp(call.server)
    expect(stepOf(reply, 'denied').reason).toBe('own-origin')
    const browser = createBrowser(call.server, { origin: call.server.publicUrl })
    const { flow } = await untilTotp(call.server, { browser })
    stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'enrol')
  })

  it('comes in by no sign-in of grace', async () => {
    const { call, pass } = await withPass()
    const policy = JSON.stringify({ secondFactors: ['totp'], graceSignIns: 2 })
    changeRows(
      call.server,
      "update portal set version = version + 1, policy = ? where id = 'demo'",
      policy,
    )
    call.server.clock.advance(60_000)
    const { browser, flow } = await untilPassword(call.server)
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const shown = await browser.answer(flow, { step: 'access-pass', code: pass })
    expect(stepOf(shown, 'enrol').graceLeft ?? 0).toBe(0)
    const later = await browser.answer(flow, { step: 'enrol', later: true })
    expect(stepNameOf(later)).not.toBe('done')
    expect(countIn(call.server, 'session', `ended_at is null and person_id = '${call.id}'`)).toBe(0)
  })

  it('works once: the second flow that shows it is refused', async () => {
    const { call, pass } = await withPass()
    call.server.clock.advance(60_000)
    const first = await untilTotp(call.server)
    const second = await untilTotp(call.server)
    const shown = { step: 'access-pass', code: pass } as const
    stepOf(await first.browser.answer(first.flow, shown), 'enrol')
    const late = await second.browser.answer(second.flow, shown)
    expect(late.text).toContain('no-usable-method')
  })

  it('stands for ten minutes once it was shown', async () => {
    const { call, pass } = await withPass()
    call.server.clock.advance(60_000)
    const { browser, flow } = await untilTotp(call.server)
    stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'enrol')
    call.server.clock.advance(10 * 60_000)
    const late = await browser.see(flow)
    expect(stepOf(late, 'denied').reason).toBe('no-usable-method')
  })

  it('is no pass of another person', async () => {
    const { call, pass } = await withPass()
    const [row] = rowsIn(call.server, 'select hash from access_pass')
    expect(row?.hash).not.toContain(pass)
    const { digest } = call.server.services
    expect(digest.of('access-pass', 'another', pass.replace('-', ''))).not.toBe(row?.hash)
  })

  it('is over after ten wrong ones', async () => {
    const { call } = await withPass()
    call.server.clock.advance(60_000)
    const { browser, flow } = await untilTotp(call.server)
    for (let guess = 0; guess < 10; guess++) {
      if (guess >= 5) call.server.clock.advance(8 * 60_000)
      await browser.answer(flow, { step: 'access-pass', code: '00000-00000' })
    }
    const { store } = call.server
    expect(await store.run(() => store.accessPasses.newestOf(call.id))).toBeNull()
  })

  it('ends when its person is suspended', async () => {
    const { call } = await withPass()
    const owner = await administrator(call.server)
    expect((await owner.post(`${call.path}/suspend`)).status).toBe(200)
    expect((await seenBy(owner, call)).helpdesk.pass).toBeNull()
  })
})
