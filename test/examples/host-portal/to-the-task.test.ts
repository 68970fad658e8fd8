/** Where a sign-in leads, and what pages say of what there is to do. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { RedeemResponse } from '../../../widgets/server/index.ts'
import { handIn, TEST, textOf } from './support/figures.ts'
import { createPortalUnderTest, type PortalUnderTest, type TestBrowser } from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
})

const role = (unitExternalId: string | null, name = 'reporter') => ({
  unit: unitExternalId && `Unit ${unitExternalId}`,
  unitExternalId,
  role: name,
  until: null,
})

const signIn = (redemption?: Partial<RedeemResponse>, path?: string) =>
  portal.signIn(browser, path, redemption)

describe('a sign-in leads', () => {
  it('to what is to be handed in, where that is one thing', async () => {
    expect(await signIn()).toBe(TEST)
    expect((await browser.send(TEST)).status).toBe(200)
  })

  it('to the start page, with all there is, where it is more', async () => {
    expect(await signIn({ memberships: [role('1'), role('2')] })).toBe('/en/')
    const page = await textOf(browser, '/en/')
    expect(page).toContain('What you can do now')
    expect(page).toContain('Hand in for Unit 2')
  })

  it('to the one that is left', async () => {
    const memberships = [role('1'), role('2')]
    await signIn({ memberships })
    await handIn(browser, { path: TEST.replace('9901', '1') })
    await browser.signOut()
    expect(await signIn({ memberships, sid: 'session-2' })).toBe(TEST.replace('9901', '2'))
  })

  it('to the page that was asked for all the same', async () => {
    expect(await signIn({}, '/en/sign-in?to=profile')).toBe('/en/profile')
  })

  it('from an invitation, too', async () => {
    expect(await signIn({}, '/en/invitation')).toBe(TEST)
  })

  it.each([
    ['whoever only reads', [role('1', 'reader')]],
    ['whoever has no unit', []],
    ['whoever has a role that is not known here', [role('1', '__proto__')]],
  ])('%s to the start page', async (_, memberships) => {
    expect(await signIn({ memberships })).toBe('/en/')
    expect((await browser.send('/en/')).status).toBe(200)
  })
})

describe('what is done', () => {
  it('is not called something to do', async () => {
    await signIn()
    await handIn(browser, { path: TEST })
    const page = await textOf(browser, '/en/')
    expect(page).toContain('1 of 1 unit handed in')
    expect(page).toContain('Everything is handed in')
    expect(page).not.toContain('What you can do now')
  })
})

describe('whoever can do nothing', () => {
  it('is told of units to read, not of figures to hand in', async () => {
    await signIn({ memberships: [role('1', 'reader')] })
    expect(await textOf(browser, '/en/')).toContain('Your units')
    const page = await textOf(browser, '/en/submission')
    expect(page).toContain('Choose a unit to see what has been handed in.')
    expect(page).not.toContain('to hand in its figures')
  })

  it('for want of a unit chooses none', async () => {
    await signIn({ memberships: [] })
    expect(await textOf(browser, '/en/')).toContain('You have no unit to hand in for.')
    const page = await textOf(browser, '/en/submission')
    expect(page).toContain('You have no unit to hand in for.')
    expect(page).not.toContain('Choose a unit')
  })
})

describe('the profile says how somebody has signed in', () => {
  it.each([
    ['en', 'Two factors: password, authenticator app'],
    ['sv', 'Två faktorer: lösenord, autentiseringsapp'],
    ['fi', 'Kaksi tunnistustekijää: salasana, todennussovellus'],
  ])('in %s in words', async (language, words) => {
    await signIn()
    const page = await textOf(browser, `/${language}/profile`)
    expect(page).toContain(words)
    for (const term of ['aal2', 'otp', 'mfa']) expect(page).not.toMatch(new RegExp(`\\b${term}\\b`))
  })

  it('with what it does not know as Farstu says it, as text', async () => {
    const newer: object = { acr: 'constructor', amr: ['pwd', '<b>face</b>', 'mfa'] }
    await signIn(newer)
    const page = await textOf(browser, '/en/profile')
    expect(page).toContain('constructor: password, &lt;b&gt;face&lt;/b&gt;')
  })

  it('with the level alone, where no method is named', async () => {
    await signIn({ acr: 'aal1', amr: [] })
    expect(await textOf(browser, '/en/profile')).toMatch(/<dd>One factor<\/dd>/)
  })
})
