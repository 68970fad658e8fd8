/** The telephone number that somebody gives this portal: their own, changed by nobody else, and no factor. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, reporterAt, textOf } from './support/figures.ts'
import { BERTIL, HERE, type Typing, typingIn } from './support/kept.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

const PATH = '/en/profile/telephone'
const NUMBER = '+46 10 000 00 00'

let portal: PortalUnderTest
let browser: TestBrowser
let typing: Typing

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
  typing = typingIn({ portal, browser })
})

const save = (telephone: string, who = browser) => who.submit(PATH, { telephone })
const profile = (who = browser) => textOf(who, '/en/profile')

describe('a telephone number', () => {
  it('is saved, said to be, and taken away by emptying the field', async () => {
    const saved = await save(` ${NUMBER} `)
    const next = saved.headers.get('location') ?? ''
    expect([saved.status, next]).toEqual([303, '/en/profile?news=telephone-saved'])
    expect(await textOf(browser, next)).toContain('Your telephone number is saved.')
    expect(await profile()).toContain(`value="${NUMBER}"`)
    await save('')
    expect(await profile()).not.toContain(NUMBER)
  })

  it.each(['call me', '12', '"><script>', `${'1'.repeat(40)}`])(
    'that is none is told at its field, with what was typed, and changes nothing: %s',
    async (typed) => {
      await save(NUMBER)
      const refused = await save(typed)
      const page = await refused.text()
      expect(refused.status).toBe(422)
      expect(page).toContain(
        'aria-describedby="telephone-problem telephone-hint" aria-invalid="true"',
      )
      expect(page).toContain('Write the number with digits')
      expect(page).not.toContain('<script>"')
      expect(await profile()).toContain(`value="${NUMBER}"`)
    },
  )

  it('is its person’s alone', async () => {
    await save(NUMBER)
    const other = portal.browser()
    await portal.signIn(other, undefined, { person: BERTIL, sid: 'session-2' })
    expect(await profile(other)).not.toContain(NUMBER)
  })

  it('is set by no other site, and by nobody who is not signed in', async () => {
    expect((await browser.submit(PATH, { telephone: NUMBER }, 'https://evil.example')).status).toBe(
      403,
    )
    const stranger = portal.browser()
    expect((await save(NUMBER, stranger)).headers.get('location')).toBe('/en/sign-in?to=profile')
    expect(await profile()).not.toContain(NUMBER)
  })

  it('that was typed as the session ended is there after signing in again', async () => {
    const send = await typing.openForm('/en/profile', PATH, { telephone: NUMBER })
    typing.endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await typing.signInAgain()).toBe(PATH)
    expect((await browser.send(PATH)).headers.get('location')).toBe('/en/profile')
    const page = await profile()
    expect(page).toContain(`value="${NUMBER}"`)
    expect(page).toContain(HERE)
  })
})

describe('the header', () => {
  it('has the menu for whoever is signed in, holding what does without it', async () => {
    const page = await profile()
    const menu = /<farstu-account-menu [^>]*>(.*?)<\/farstu-account-menu>/s.exec(page)
    expect(menu?.[0]).toMatch(/ account="[^"]+\/p\/demo\/account\?lang=en"/)
    expect(menu?.[1]).toContain('Signed in as')
    expect(menu?.[1]).toContain('>My account</a>')
    expect(page).toContain('/widgets/account-menu.js"')
  })

  it('has none for anybody else, and fetches nothing for it', async () => {
    const page = await textOf(portal.browser(), '/en/')
    expect(page).not.toContain('account-menu')
  })
})
