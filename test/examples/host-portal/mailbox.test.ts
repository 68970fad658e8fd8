/**
 * The shared mailbox of a unit. It must change for a proof that this session began and Farstu
 * confirms, in a unit where the role permits it, and for nothing else.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { proofOf } from '../../support/farstu-stand-in.ts'
import {
  createPortalUnderTest,
  type PortalUnderTest,
  stateOn,
  type TestBrowser,
} from './support/portal.ts'

const PATH = '/en/profile/mailbox/9901'
const ADDRESS = 'figures@example.org'
const UNIT = { unit: 'Example Municipality', unitExternalId: '9901', until: null }

let portal: PortalUnderTest
let browser: TestBrowser

const textOf = async (path: string, who = browser) => (await who.send(path)).text()
const name = (address = ADDRESS, path = PATH) => browser.submit(path, { address })
const prove = async (code: unknown = 'proof-1', who = browser): Promise<string> =>
  (await (await who.tell(`${PATH}/proof`, { code })).json()).next

/** Names the mailbox, as far as the point where Farstu gives `proof-1`. */
const reachProof = async () => {
  await name()
  portal.api.proofs.set('proof-1', proofOf({ state: stateOn(await textOf(PATH)) }))
}

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
  await portal.signIn(browser)
})

describe('a mailbox', () => {
  it('that is named leads to a page that proves it, with no secret in its address', async () => {
    const response = await name()
    expect([response.status, response.headers.get('location')]).toEqual([303, PATH])
    const page = await textOf(PATH)
    expect(page).toContain(`verification="verification-of-${ADDRESS}"`)
    expect(page).toContain(`data-redeem="${PATH}/proof"`)
    expect(stateOn(page)).not.toBe('')
  })

  it('that is proven is on the profile with the time', async () => {
    await reachProof()
    expect(await textOf('/en/profile')).toContain('None has been confirmed.')
    expect(await prove()).toBe('/en/profile?news=mailbox-proven')
    const profile = await textOf('/en/profile?news=mailbox-proven')
    expect(profile).toContain('<p class="news" role="status">The shared mailbox is confirmed.</p>')
    expect(profile).toContain('figures@example.org')
    expect(profile).toContain('confirmed 21 September 2026 at 16:13')
  })

  it('is what Farstu says, not what was typed', async () => {
    await reachProof()
    const proof = portal.api.proofs.get('proof-1')
    if (proof) portal.api.proofs.set('proof-1', { ...proof, email: 'other@example.org' })
    await prove()
    const profile = await textOf('/sv/profile')
    expect(profile).toContain('other@example.org')
    expect(profile).not.toContain(ADDRESS)
  })

  it('stays while another is being proven', async () => {
    await reachProof()
    await prove()
    await name('new@example.org')
    expect(await textOf('/en/profile')).toContain('figures@example.org')
  })

  it('has no page before it is named, after it is proven, or an hour later', async () => {
    const leads = async () => (await browser.send(PATH)).headers.get('location')
    expect(await leads()).toBe('/en/profile')
    await reachProof()
    await prove()
    expect(await leads()).toBe('/en/profile')
    await name()
    portal.clock.now += 3600_000
    expect(await leads()).toBe('/en/profile')
  })
})

describe('an address', () => {
  it.each([
    ['', ''],
    ['figures', 'figures'],
    ['"><script>', '&quot;&gt;&lt;script&gt;'],
  ])('"%s" is told at the field and kept', async (typed, kept) => {
    const response = await name(typed)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toMatch(/aria-describedby="unit-0-problem unit-0-hint"\s+aria-invalid="true"/)
    expect(page).toContain('<p class="wrong" id="unit-0-problem">Enter the whole e-mail address')
    expect(page).toContain(`value="${kept}"`)
  })

  it('is kept when Farstu does not answer', async () => {
    portal.api.breakWith(() => new Response('', { status: 503 }))
    const response = await name()
    expect(response.status).toBe(503)
    const page = await response.text()
    expect(page).toContain(`value="${ADDRESS}"`)
    expect(page).toContain('could not be taken just now')
    expect(page).not.toContain('aria-invalid')
  })

  it('too long for any mailbox is refused before Farstu is asked', async () => {
    portal.api.calls.length = 0
    expect((await name('x'.repeat(5000))).status).toBe(413)
    expect(portal.api.calls).toEqual([])
  })
})

describe('a proof', () => {
  it('with another state changes nothing', async () => {
    await reachProof()
    portal.api.proofs.set('proof-2', proofOf({ state: 'state-of-another-browser' }))
    expect(await prove('proof-2')).toBe('/en/profile?news=mailbox-again')
    expect(await textOf('/en/profile')).toContain('None has been confirmed.')
    expect(await prove()).toBe('/en/profile?news=mailbox-proven')
  })

  it('that another session began changes nothing', async () => {
    await reachProof()
    const other = portal.browser()
    await portal.signIn(other, '/en/sign-in', { sid: 'session-2' })
    expect(await prove('proof-1', other)).toBe('/en/profile?news=mailbox-again')
    expect(await textOf('/en/profile', other)).toContain('None has been confirmed.')
  })

  it('of an address that was named before the last is refused', async () => {
    await reachProof()
    await name('new@example.org')
    expect(await prove()).toBe('/en/profile?news=mailbox-again')
  })

  it('is refused the second time, and what was proven stays', async () => {
    await reachProof()
    await prove()
    expect(await prove()).toBe('/en/profile?news=mailbox-again')
    expect(await textOf('/en/profile')).toContain('figures@example.org')
  })

  it.each([null, 7, '', {}])('%j is refused without asking Farstu', async (code) => {
    await reachProof()
    portal.api.calls.length = 0
    expect(await prove(code)).toBe('/en/profile?news=mailbox-again')
    expect(portal.api.calls).toEqual([])
  })

  it('is asked for later when Farstu does not answer', async () => {
    await reachProof()
    portal.api.breakWith(() => new Response('', { status: 503 }))
    expect(await prove()).toBe('/en/profile?news=mailbox-later')
  })

  it('after the role is gone changes nothing', async () => {
    await reachProof()
    const session = portal.api.sessions.get('session-1')
    const memberships = [{ ...UNIT, role: 'reader' }]
    if (session) portal.api.sessions.set('session-1', { ...session, memberships })
    portal.clock.now += 10_000
    expect(await prove()).toBe('/en/profile?news=mailbox-again')
    expect(await textOf('/en/profile')).toContain('None has been confirmed.')
  })

  it('after the session has ended leads to sign in', async () => {
    await reachProof()
    await browser.signOut()
    expect(await prove()).toBe('/en/sign-in?to=profile')
    expect(portal.api.proofs.size).toBe(1)
  })
})

describe('the form', () => {
  const profileOf = async (roles: readonly string[]) => {
    const memberships = roles.map((role) => ({ ...UNIT, role }))
    const other = portal.browser()
    await portal.signIn(other, '/en/sign-in', { memberships, sid: 'session-2' })
    return { other, page: await textOf('/en/profile', other) }
  }
  const formsIn = (page: string) => page.split('action="/en/profile/mailbox/').length - 1

  it.each([
    [['reporter'], 1],
    [['unit-admin'], 1],
    [['reader'], 0],
    [['unknown'], 0],
    [['reader', 'reporter', 'unit-admin'], 1],
  ])('of somebody who is %j stands there %i times', async (roles, times) => {
    expect(formsIn((await profileOf(roles)).page)).toBe(times)
  })

  it('cannot be sent by whom the role does not permit it', async () => {
    const { other } = await profileOf(['reader'])
    portal.api.calls.length = 0
    expect((await other.submit(PATH, { address: ADDRESS })).status).toBe(404)
    expect((await other.send(PATH)).status).toBe(404)
    expect(portal.api.calls).toEqual([])
  })

  it('cannot be sent for a unit of others', async () => {
    expect((await name(ADDRESS, '/en/profile/mailbox/9902')).status).toBe(404)
  })

  it('sent by whoever is not signed in leads to sign in', async () => {
    const response = await portal.browser().submit(PATH, { address: ADDRESS })
    expect(response.headers.get('location')).toBe('/en/sign-in?to=profile')
  })

  it('of another page is refused', async () => {
    portal.api.calls.length = 0
    const evil = 'https://evil.example.org'
    expect((await browser.submit(PATH, { address: ADDRESS }, evil)).status).toBe(403)
    expect(portal.api.calls).toEqual([])
  })

  it('for the whole portal does not stand there', async () => {
    const memberships = [{ unit: null, unitExternalId: null, role: 'reporter', until: null }]
    await portal.signIn(browser, '/en/invitation', { memberships, sid: 'session-3' })
    expect(formsIn(await textOf('/en/profile'))).toBe(0)
  })
})
