/**
 * Somebody was invited at an address that is to become theirs, began to set up an account there, and has one already:
 * the account gets the address, and what was begun is no more.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { signedIn } from '../../support/api/confirming.ts'
import { readdressed } from '../../support/api/console/correcting.ts'
import { atTheHelpdesk } from '../../support/api/console/helpdesk.ts'
import { addresses, changed, NEW, proven } from '../../support/api/new-address.ts'
import { actsIn, ENGINES, useServers, useServersOn } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** An app is set up in it, and nothing is completed. */
async function begun(server: TestServer) {
  const roles = [{ unitExternalId: '0002', role: 'signatory', until: null }]
  const { token } = await server.invite({ email: NEW, roles })
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(NEW) })
  const name = { firstName: 'Test', lastName: 'Reporter' }
  const shown = await browser.answer(flow, { step: 'register', ...name })
  const { secret } = stepOf(shown, 'totp-enrol')
  const set = await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
  stepOf(set, 'new-password')
  return { browser, flow, token }
}

describe.each(ENGINES)('on %s, an address at which an enrolment was begun', (engine) => {
  const openOn = useServersOn(engine)

  it('becomes that of an account whose person proves it, and the enrolment is over', async () => {
    const server = await openOn()
    const somebody = await signedIn(server)
    const { browser, flow } = await begun(server)
    expect((await proven(server, somebody.browser)).status).toBe(204)
    stepOf(await changed(server, somebody), 'done')
    const late = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
    expect([late.status, late.body.code]).toEqual([404, 'flow_not_found'])
    const { people } = server.store
    const found = await server.store.run(() => people.byEmailKey(NEW))
    expect(found).toMatchObject({ formerEmail: REPORTER })
    // Whoever begins there again confirms their name anew.
    const open = await server.store.run(() => server.store.invitations.byAddress('demo', NEW))
    for (const { id } of open)
      expect(await server.store.run(() => server.store.invitations.facts(id))).toEqual([])
  })
})

describe('an address at which an enrolment was begun', () => {
  it('brings what it was invited to, once its person signs in', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    const { token } = await begun(server)
    await proven(server, somebody.browser)
    await changed(server, somebody)
    expect(actsIn(server)).toContain('enrolment.dropped')
    server.clock.advance(MINUTE)
    const browser = createBrowser(server)
    const started = await browser.start({ journey: 'invitation', invitation: token })
    const { flow } = started.body
    expect(stepNameOf(started)).toBe('password')
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const code = appCode(server, somebody.secret)
    expect(stepOf(await browser.answer(flow, { step: 'totp', code }), 'accept').additions).toEqual([
      expect.objectContaining({ unit: 'Sample City', role: 'signatory' }),
    ])
    stepOf(await browser.answer(flow, { step: 'accept' }), 'done')
  })

  it('is given by the helpdesk, too', async () => {
    const call = await atTheHelpdesk(openServer)
    await begun(call.server)
    await readdressed(call)
    expect(addresses(call.server)).toContain(NEW)
    expect(addresses(call.server)).not.toContain(REPORTER)
  })
})
