/**
 * The attacker has taken over a portal's page: its script stands in the place of `navigator.credentials`, and while the
 * person takes up the offer of a passkey, it hands over a credential of the attacker's. It counts in that portal, as
 * whatever is typed on that page does; the person is mailed, sees where it was made, and one press takes it from there.
 */
import { describe, expect, it } from 'vitest'
import { readAccount } from '../../../support/api/account.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import {
  type Browser,
  createBrowser,
  type Reply,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { agreed, boundOf } from '../../../support/api/confirming.ts'
import { heard } from '../../../support/api/console/helpdesk.ts'
import { frozen, linkIn, press } from '../../../support/api/not-me.ts'
import { giveRole, openElsewhere, ROLES_ELSEWHERE } from '../../../support/api/roles-elsewhere.ts'
import {
  addOtherPortal,
  countIn,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { appCode, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator, PORTAL_ORIGIN } from '../../../support/webauthn/authenticator.ts'
import {
  enrolStep,
  setPolicy,
  signInByPasskey,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Somebody who has had an app for long, in a portal that offers a passkey after a sign-in. */
async function opened() {
  const { server, secret } = await openEnrolled(openServer)
  setPolicy(server, { offer: 'offered' })
  server.clock.advance(40 * DAY)
  return { server, secret }
}

/** The person signs in on the page that was taken over, as far as the offer. */
async function untilOffered(server: TestServer, secret: string) {
  const { browser, flow } = await untilTotp(server)
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { browser, flow, reply }
}

/** They take it up, and what is made is the attacker's. */
async function planted() {
  const { server, secret } = await opened()
  const { browser, flow } = await untilOffered(server, secret)
  const asked = await browser.answer(flow, { step: 'offer', now: true })
  const theirs = createAuthenticator({ isCopyable: true })
  const attestation = theirs.create(enrolStep(asked, 'passkey').options)
  const made = { step: 'passkey-enrol', attestation, name: 'My telephone' } as const
  stepOf(await browser.answer(flow, made), 'done')
  server.clock.advance(MINUTE)
  return { server, secret, browser, theirs }
}

const isPasskey = ({ kind }: { readonly kind: string }) => kind === 'passkey'

/** The attacker's way in by it at another door, from a page of that door's own. */
async function shownAt(
  server: TestServer,
  {
    theirs,
    portal,
    origin,
  }: { theirs: ReturnType<typeof createAuthenticator>; portal: string; origin: string },
): Promise<Reply> {
  const browser = createBrowser(server, { origin })
  const { flow } = (await browser.start({ portal })).body
  const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
  const { options } = stepOf(asked, 'passkey')
  return browser.answer(flow, { step: 'passkey', assertion: theirs.get(options, { origin }) })
}

describe('a passkey that a portal’s page has planted', () => {
  it('T-047: opens that portal, and neither another that the person is in, nor the console', async () => {
    const { server, theirs } = await planted()
    stepOf((await signInByPasskey(server, theirs)).reply, 'done')
    await addOtherPortal(server, { policy: WITH_PASSKEYS, rpId: 'localhost' })
    await giveRole(server, 'other', 'reporter')
    await openElsewhere(server, 'console')
    await giveRole(server, 'console', 'auditor')
    for (const [portal, origin] of [
      ['other', OTHER_PORTAL_URL],
      ['other', server.publicUrl],
      ['console', server.publicUrl],
    ] as const)
      expect(heard(await shownAt(server, { theirs, portal, origin }))).toEqual([
        422,
        'credential_refused',
      ])
  })

  it('is mailed to the person, and shown with the page that it was made on', async () => {
    const { server, browser } = await planted()
    expect(await linkIn(server, 'A new way to sign in')).not.toBe('')
    const shown = (await readAccount(browser)).methods.find(isPasskey)
    expect(shown).toMatchObject({ name: 'My telephone', device: { page: PORTAL_ORIGIN } })
  })

  it('after the press confirms nothing, on our own pages neither, and lifts nothing', async () => {
    const { server, theirs } = await planted()
    await press(server, await linkIn(server, 'A new way to sign in'))
    expect(frozen(server)).toMatchObject({ frozen: 1 })
    expect(countIn(server, 'session', 'ended_at is null')).toBe(0)
    const { browser } = await signInByPasskey(server, theirs)
    const ours = createBrowser(server, { origin: server.publicUrl, jar: browser.jar })
    const app = (await boundOf(server)).find(({ kind }) => kind === 'totp')
    const act = { journey: 'confirm', act: 'method.remove', object: app?.id ?? '' } as const
    const adding = { journey: 'add-method', kind: 'totp' } as const
    for (const page of [browser, ours])
      for (const wanted of [act, adding, { journey: 'change-password' } as const])
        expect(stepOf(await page.start(wanted), 'denied').reason).toBe('frozen')
    const lifted = await ours.send('POST', '/v1/account/unfreeze', { portal: 'demo' })
    expect(heard(lifted)).toEqual([403, 'freeze_held'])
    expect(frozen(server)).toMatchObject({ frozen: 1 })
  })

  it('is removed by its person with the app of before, and opens nothing any more', async () => {
    const { server, secret, theirs } = await planted()
    await press(server, await linkIn(server, 'A new way to sign in'))
    server.clock.advance(MINUTE)
    const { browser } = await signIn(
      server,
      secret,
      createBrowser(server, { origin: server.publicUrl }),
    )
    expect((await browser.send('POST', '/v1/account/unfreeze', { portal: 'demo' })).status).toBe(
      200,
    )
    expect(frozen(server)).toMatchObject({ frozen: 0 })
    await removed(server, { browser, secret })
    expect((await boundOf(server)).filter(isPasskey)).toEqual([])
    expect(heard((await signInByPasskey(server, theirs)).reply)).toEqual([
      422,
      'credential_refused',
    ])
  })
})

/** The planted one, by an act that the app confirms. */
async function removed(
  server: TestServer,
  { browser, secret }: { readonly browser: Browser; readonly secret: string },
): Promise<void> {
  server.clock.advance(MINUTE)
  const object = (await boundOf(server)).find(isPasskey)?.id ?? ''
  const { flow } = await agreed(browser, { act: 'method.remove', object })
  stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
}

describe.each(ROLES_ELSEWHERE)('where whoever is offered one %s', (_, portalId, role) => {
  it('a host’s page offers none, so that none can be planted', async () => {
    const { server, secret } = await opened()
    await openElsewhere(server, portalId)
    await giveRole(server, portalId, role)
    const { browser, flow, reply } = await untilOffered(server, secret)
    stepOf(reply, 'done')
    const pushed = await browser.answer(flow, { step: 'offer', now: true })
    expect(heard(pushed)).toEqual([404, 'flow_not_found'])
    expect((await boundOf(server)).filter(isPasskey)).toEqual([])
  })
})
