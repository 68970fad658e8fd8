/** An address, as an agent corrects it: proven by a code that is read back, and decided on by a second agent. */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  addressAsked,
  addressCode,
  codeFor,
  correct,
  mailsTo,
  readdressed,
} from '../../support/api/console/correcting.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  newestAct,
  passFor,
  RESET,
  seenBy,
  verified,
} from '../../support/api/console/helpdesk.ts'
import { NEW } from '../../support/api/new-address.ts'
import {
  changeRows,
  countIn,
  detailsOf,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { appCode } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

/** The level that the caller comes in at by an address. */
async function signedInAs({ server, caller }: Call, address: string) {
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  await browser.answer(flow, { step: 'identify', address })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const code = appCode(server, caller.secret)
  return stepOf(await browser.answer(flow, { step: 'totp', code }), 'done').acr
}

describe('an address', () => {
  it('is proven by a code that no answer has, and always waits for a second agent', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent } = call
    await verified(call)
    const sent = await addressCode(agent, call)
    const { reference, lastsMinutes } = JSON.parse(sent.text)
    const mail = (await mailsTo(call, NEW)).at(-1)
    const code = /\b\d{4}-\d{4}\b/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(mail?.text).toContain(`Reference: ${reference}`)
    expect(mail?.text).toContain('only if you have rung them just now')
    // It may be anybody's: nobody is named.
    expect(mail?.text).toContain('Hello,')
    expect([lastsMinutes, sent.text.includes(code)]).toEqual([10, false])
    const what = { what: 'address', address: NEW, code: code.replace('-', ' ') }
    const reply = await correct(agent, call, what)
    expect([JSON.parse(reply.text).isWaiting, reply.text.includes(code)]).toEqual([true, false])
    expect(JSON.stringify(detailsOf(server, 'correction-code.mailed'))).not.toContain(NEW)
    const [seen] = (await seenBy(call.second, call)).helpdesk.acts
    expect(seen).toMatchObject({ corrects: 'address', to: NEW, dueAt: null })
    expect((await seenBy(agent, call)).address).toBe(REPORTER)
    expect((await mailsTo(call, REPORTER)).at(-1)?.text).toContain('say so below')
  })

  it('takes the place of the old one: signed out everywhere, both told, the old one kept', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, id } = call
    await verified(call)
    await readdressed(call)
    expect((await seenBy(call.second, call)).address).toBe(NEW)
    expect(countIn(server, 'session', `ended_at is null and person_id = '${id}'`)).toBe(0)
    const [person] = rowsIn(
      server,
      'select former_email, address_changed_at, browsers_known_since from person where id = ?',
      id,
    )
    expect(Object.values(person ?? {})).toEqual([REPORTER, server.clock.now(), server.clock.now()])
    const toTheOld = (await mailsTo(call, REPORTER)).at(-1)?.text
    expect(toTheOld).toContain('The helpdesk changed the e-mail address of your account')
    expect(toTheOld).toContain('/p/demo/not-me#')
    expect(toTheOld).not.toContain(NEW)
    const toTheNew = (await mailsTo(call, NEW)).at(-1)?.text
    expect(toTheNew).toContain('The helpdesk made the change.')
    expect(toTheNew).not.toContain('not-me')
    server.clock.advance(MINUTE)
    expect(await signedInAs(call, NEW)).toBe('aal2')
    // What callers have read out from the old mailbox is over.
    expect((await seenBy(call.agent, call)).helpdesk.verified).toBeNull()
  })

  it('ends a pass that was read out before', async () => {
    const call = await atTheHelpdesk(openServer)
    const third = await administrator(call.server, {
      role: 'helpdesk',
      address: 'third@example.org',
    })
    await verified(call, third)
    await passFor({ ...call, agent: third })
    await readdressed(call)
    expect((await seenBy(call.agent, call)).helpdesk.pass).toBeNull()
  })

  it('that is new says of a caller that a second agent has to decide, however long it waits', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await readdressed(call)
    const third = await administrator(server, { role: 'helpdesk', address: 'third@example.org' })
    await third.post(`${call.path}/caller/mail`)
    const [code] = (await mailsTo(call, NEW)).flatMap(
      ({ text, subject }) =>
        (subject.startsWith('Code for the helpdesk (') && /\b\d{4}-\d{4}\b/.exec(text)?.[0]) || [],
    )
    expect(heard(await third.post(`${call.path}/caller/verify`, { code }))).toEqual([200])
    server.clock.advance(MINUTE)
    await third.post(`${call.path}/reset`, RESET)
    expect((await seenBy(third, call)).helpdesk.acts[0]).toMatchObject({
      act: 'reset',
      state: 'waiting',
      dueAt: null,
    })
    // Told where the old one is read, too.
    expect((await mailsTo(call, REPORTER)).at(-1)?.text).toContain('ways to verify to be reset')
  })

  it('is not changed to what somebody else has, which whoever reads its mail is told', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call, call.agent, 'second@example.org')
    const what = { what: 'address', address: 'second@example.org' }
    const wrong = await correct(call.agent, call, { ...what, code: '0000-0000' })
    expect(heard(wrong)).toEqual([422, 'wrong_code'])
    const reply = await correct(call.agent, call, { ...what, code })
    expect(heard(reply)).toEqual([422, 'address_taken'])
    expect(countIn(call.server, 'helpdesk_act', '1 = 1')).toBe(0)
  })

  it('is not changed where its person has changed it meanwhile', async () => {
    const call = await atTheHelpdesk(openServer)
    await addressAsked(call)
    const act = await newestAct(call)
    changeRows(
      call.server,
      'update person set email = ?, email_key = ? where id = ?',
      'own@example.org',
      'own@example.org',
      call.id,
    )
    const reply = await call.second.post(`${call.path}/helpdesk/${act}/approve`)
    expect(heard(reply)).toEqual([409, 'changed_meanwhile'])
    expect((await seenBy(call.second, call)).address).toBe('own@example.org')
  })

  it('is mailed five codes an hour, and no more', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    for (let sent = 0; sent < 5; sent++)
      expect(heard(await addressCode(call.agent, call, `new${sent}@example.org`))).toEqual([200])
    expect(heard(await addressCode(call.agent, call))).toEqual([429, 'wait_to_resend'])
  })
})
