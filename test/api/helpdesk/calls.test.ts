/** A whole call, once it is shown who is calling: what is lost is reset, a pass leads to something new. */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, signIn, stepOf } from '../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import {
  appOf,
  atTheHelpdesk,
  type Call,
  heard,
  newestAct,
  passFor,
  phoneLost,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { countIn, rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

/** A sign-in after the password, with what it stands at. */
const afterPassword = async ({ server }: Call) => {
  server.clock.advance(MINUTE)
  return untilTotp(server)
}

/** From the pass to the inside, with a new app. */
async function inside(call: Call, pass: string) {
  const { server } = call
  const { browser, flow, reply } = await afterPassword(call)
  stepOf(reply, 'access-pass')
  stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'enrol')
  stepOf(await browser.answer(flow, { step: 'enrol', method: 'totp' }), 'email-code')
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  const { secret } = stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp-enrol')
  const last = await browser.answer(flow, {
    step: 'totp-enrol',
    code: appCode(server, secret),
    name: 'New phone',
  })
  return { secret, done: stepOf(last, 'done') }
}

describe('a reset', () => {
  it('takes what was on the phone, ends sessions and remembered browsers, and is told', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, id } = call
    await phoneLost(call)
    const { methods, helpdesk, sessions } = await seenBy(call.agent, call)
    expect(methods.map(({ kind, state }) => [kind, state])).toEqual([
      ['password', 'active'],
      ['totp', 'removed'],
    ])
    expect(sessions).toEqual([])
    expect(countIn(server, 'session', `ended_at is null and person_id = '${id}'`)).toBe(0)
    const [person] = rowsIn(server, 'select browsers_known_since from person where id = ?', id)
    expect(person?.browsers_known_since).toBe(server.clock.now())
    expect(helpdesk.acts[0]).toMatchObject({
      act: 'reset',
      state: 'done',
      by: 'Test Administrator',
    })
    await server.deliverMail()
    const told = server.mailer.sent.filter(({ to }) => to === REPORTER).map(({ text }) => text)
    expect(told.join()).toContain('The helpdesk reset your ways to verify')
  })

  it('leaves somebody with the password alone outside: neither it nor the mailbox sets anything up', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const { reply } = await afterPassword(call)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('of chosen ones takes those, and refuses one that is not there', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const app = await appOf(call)
    const chosen = (methods: readonly string[]) =>
      call.agent.post(`${call.path}/reset`, { ...WHY, scope: 'chosen', methods })
    expect(heard(await chosen([app, 'another']))).toEqual([404, 'not_found'])
    expect(heard(await chosen([]))).toEqual([404, 'not_found'])
    expect(heard(await chosen([app]))).toEqual([200])
  })
})

describe('a pass', () => {
  it('leads whoever knows the password to a new app, and inside', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const pass = await passFor(call)
    expect(pass).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const { secret, done } = await inside(call, pass)
    expect(done.acr).toBe('aal2')
    call.server.clock.advance(MINUTE)
    expect((await signIn(call.server, secret)).done.acr).toBe('aal2')
  })

  it('is shown once: neither page nor log nor mail has it afterwards', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const pass = await passFor(call)
    await call.server.deliverMail()
    const { helpdesk } = await seenBy(call.agent, call)
    expect(helpdesk.pass).toMatchObject({ state: 'works', by: helpdesk.acts[0]?.by })
    expect(helpdesk.pass?.by).not.toBeNull()
    for (const told of [JSON.stringify(helpdesk), JSON.stringify(call.server.mailer.sent)])
      for (const written of [pass, pass.replace('-', '')]) expect(told).not.toContain(written)
  })

  it('works for an hour', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    await passFor(call)
    call.server.clock.advance(HOUR)
    const { reply } = await untilTotp(call.server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('ends with the next one, and when it is taken back', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const [first, second] = [await passFor(call), await passFor(call)]
    const { browser, flow } = await afterPassword(call)
    const wrong = await browser.answer(flow, { step: 'access-pass', code: first })
    expect(heard(wrong)).toEqual([422, 'wrong_code'])
    expect(heard(await call.agent.post(`${call.path}/pass/revoke`))).toEqual([200])
    const late = await browser.answer(flow, { step: 'access-pass', code: second })
    expect(late.text).toContain('no-usable-method')
  })

  it('can be asked for instead of an app that is still held, and left again', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const pass = await passFor(call)
    const { browser, flow } = await afterPassword(call)
    const lost = await browser.answer(flow, { step: 'totp', lost: true })
    expect(stepOf(lost, 'pick').pass).toBe(true)
    const asked = await browser.answer(flow, { step: 'pick', pass: true })
    expect(stepOf(asked, 'access-pass').canChooseOther).toBe(true)
    stepOf(await browser.answer(flow, { step: 'access-pass', other: true }), 'totp')
    await browser.answer(flow, { step: 'totp', lost: true })
    await browser.answer(flow, { step: 'pick', pass: true })
    stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'enrol')
  })

  it('does not replace a forgotten password, unless it was issued for that', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await phoneLost(call)
    await passFor(call)
    const recover = async () => {
      server.clock.advance(2 * MINUTE)
      const browser = createBrowser(server)
      const { flow } = (await browser.start()).body
      await browser.answer(flow, { step: 'identify', address: REPORTER })
      await browser.answer(flow, { step: 'password', forgotten: true })
      await browser.answer(flow, { step: 'email-code', send: true })
      const code = await server.mailedCode()
      return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
    }
    expect(stepOf((await recover()).reply, 'denied').reason).toBe('no-usable-method')
    const asked = await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
    expect(JSON.parse(asked.text)).toMatchObject({ isWaiting: true, pass: null })
    const act = await newestAct(call)
    expect(heard(await call.second.post(`${call.path}/helpdesk/${act}/approve`))).toEqual([200])
    const carried = await call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)
    const { browser, flow, reply } = await recover()
    stepOf(reply, 'access-pass')
    const { pass } = JSON.parse(carried.text)
    stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'new-password')
    const password = `${PASSWORD} again`
    stepOf(await browser.answer(flow, { step: 'new-password', password }), 'password')
    stepOf(await browser.answer(flow, { step: 'password', password }), 'enrol')
    const shown = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    const { secret } = stepOf(shown, 'totp-enrol')
    const last = { step: 'totp-enrol', code: appCode(server, secret), name: 'New' } as const
    expect(stepOf(await browser.answer(flow, last), 'done').acr).toBe('aal2')
  })
})

describe('a second agent', () => {
  it('is asked where a mailbox is all that verified the caller; the person is told meanwhile', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    const asked = await call.agent.post(`${call.path}/reset`, RESET)
    expect(JSON.parse(asked.text)).toMatchObject({ isWaiting: true, pass: null })
    expect((await seenBy(call.agent, call)).methods.every(({ state }) => state === 'active')).toBe(
      true,
    )
    await call.server.deliverMail()
    const mail = call.server.mailer.sent.find(({ subject }) => subject.includes('is asked to'))
    expect(mail?.to).toBe(REPORTER)
    expect(mail?.text).toContain('or for 24 hours')
    const listed = JSON.parse((await call.second.get('/portals/demo/helpdesk')).text)
    expect(listed.items).toMatchObject([
      { act: 'reset', state: 'waiting', may: ['approve', 'refuse'], person: { id: call.id } },
    ])
    const [{ id }] = listed.items
    expect(heard(await call.second.post(`${call.path}/helpdesk/${id}/approve`))).toEqual([200])
    expect((await seenBy(call.agent, call)).methods.map(({ state }) => state)).toContain('removed')
  })

  it('refuses, and it is over', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    expect(heard(await call.second.post(`${call.path}/helpdesk/${act}/refuse`))).toEqual([200])
    const late = await call.second.post(`${call.path}/helpdesk/${act}/approve`)
    expect(heard(late)).toEqual([409, 'changed_meanwhile'])
  })

  it('is not needed any more after a day in which the person was told', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    const carry = () => call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)
    expect(heard(await carry())).toEqual([409, 'changed_meanwhile'])
    call.server.clock.advance(24 * HOUR)
    await signedInAgain(call.server, call.agent)
    expect(heard(await carry())).toEqual([422, 'caller_not_verified'])
    await verifiedByMail(call)
    expect(heard(await carry())).toEqual([200])
    expect((await seenBy(call.agent, call)).methods.map(({ state }) => state)).toContain('removed')
  })
})
