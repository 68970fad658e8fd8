/**
 * The attacker has what somebody signed in a trial: from a page that they wrote, a log, another tab. It is right once, in
 * that trial, for the page that it was shown on, and while what it shows is there. On both engines where it is about who
 * comes first.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, type Reply, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { boundOf } from '../../../support/api/confirming.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  enrolledAs,
  openWithPasskey,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'
import { idOf, shown, untilTried } from '../../../support/webauthn/trying.ts'

const openServer = useServers()
const ready = () => openWithPasskey(openServer)

const heard = ({ status, body }: Reply) => [status, body.code]
const EXPIRED = [422, 'code_expired']

describe.each(ENGINES)('at once, on %s', (engine) => {
  const open = useServersOn(engine)

  it('T-040, R-30: one answer sent twenty times is right once', async () => {
    const server = await open({ portal: { policy: WITH_PASSKEYS } })
    const person = await enrolledAs(server, 'reporter@example.org')
    const authenticator = createAuthenticator({ counts: true })
    await addCredential(server, { ...person, authenticator })
    const { browser } = person
    const { flow, options } = await untilTried(server, { browser })
    const assertion = authenticator.get(options)
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => shown(browser, flow, { assertion })),
    )
    const right = replies.filter((reply) => reply.status === 200 && stepNameOf(reply) === 'done')
    expect(right).toHaveLength(1)
    const [passkey] = (await boundOf(server)).filter(({ kind }) => kind === 'passkey')
    expect(passkey?.counter).toBe(1)
  })
})

describe('an answer to a trial', () => {
  it('T-040, R-30: is right once, and to that trial alone', async () => {
    const { server, browser, authenticator } = await ready()
    const first = await untilTried(server, { browser })
    const second = await untilTried(server, { browser })
    const assertion = authenticator.get(first.options)
    expect(heard(await shown(browser, second.flow, { assertion }))).toEqual(EXPIRED)
    expect(stepNameOf(await shown(browser, first.flow, { assertion }))).toBe('done')
    expect((await shown(browser, first.flow, { assertion })).status).toBe(404)
    expect(heard(await shown(browser, second.flow, { assertion }))).toEqual(EXPIRED)
  })

  it('T-021, R-30: is late after five minutes', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const assertion = authenticator.get(options)
    server.clock.advance(5 * MINUTE)
    expect(heard(await shown(browser, flow, { assertion }))).toEqual(EXPIRED)
  })

  it('R-30: is of the page that asked, though another is the portal’s, too', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const ours = createBrowser(server, { jar: browser.jar, origin: server.publicUrl })
    const relayed = await shown(ours, flow, { assertion: authenticator.get(options) })
    expect(heard(relayed)).toEqual(EXPIRED)
    const asked = stepOf(relayed, 'passkey').options
    const assertion = authenticator.get(asked, { origin: server.publicUrl })
    expect(stepNameOf(await shown(ours, flow, { assertion }))).toBe('done')
  })

  it('R-74: is right for nothing once what it shows was removed', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const id = await idOf(server, 'My passkey')
    await server.store.atomically(() => server.store.methods.remove(id, server.clock.now()))
    const late = await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(stepOf(late, 'denied')).toMatchObject({ reason: 'trial-unknown' })
  })
})
