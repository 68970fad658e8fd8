/** The own account, as it looks: whether it fits, and what axe says of it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../../api/contract/plain/languages.ts'
import { draw } from '../../support/drawing.ts'
import { violationsOf } from '../../support/e2e/axe.ts'
import { called, expectSpoken, LOOKED_AT, watchData } from '../../support/looks.ts'
import { ACCOUNT, FULL, openAccount, openAccountMenu, WHO } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'

const stage = useStage()

const WIDTHS = [
  [320, 'light', 'rename'],
  [360, 'dark', 'remove'],
  [1280, 'light', 'remove'],
] as const

/** What is beneath a method: what it counts for, and a form or a question. */
async function open(page: Page, what: 'rename' | 'remove'): Promise<void> {
  await page.locator('farstu-account summary').first().click()
  const acts = page.locator('farstu-account [data-row=tablet] .acts .quiet')
  await (what === 'rename' ? acts.first() : acts.last()).click()
  await page.locator('farstu-account farstu-new-address .quiet').click()
  await page.locator('farstu-account farstu-own-notices .quiet').click()
  await page.locator('farstu-account farstu-own-notices #title').waitFor()
}

const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })

/** With every kind that there is to be set up. */
const USUAL = {
  ...ACCOUNT,
  adding: [
    ...ACCOUNT.adding,
    ...(['passkey', 'security-key', 'this-device'] as const).map(
      (kind) => ({ kind, isSpare: false, whyNot: null, most: 10 }) as const,
    ),
  ],
}

/** What axe looks at is built alike in every language: each look is held to it in one of them. */
const isHeld = (lang: Language, at: number): boolean => LANGUAGES[at % LANGUAGES.length] === lang

for (const lang of LOOKED_AT)
  for (const [name, account] of Object.entries({ usual: USUAL, full: FULL }))
    it(`fits and is spoken for in ${called(lang)}: ${name}`, async () => {
      const page = await stage.open({ reducedMotion: 'reduce' })
      watchData(page, 'Host')
      for (const [at, [width, colorScheme, what]] of WIDTHS.entries()) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        await openAccount(stage, account, { lang, page })
        await page.locator('farstu-account #activity').waitFor()
        if (account === USUAL) await open(page, what)
        await draw(page, { name: `widgets/account-${name}-${called(lang)}-${width}` })
        expect.soft(await beyond(page), `${width} px`).toBeLessThanOrEqual(0)
        if (isHeld(lang, at)) expect.soft(await violationsOf(page), `${width} px`).toEqual([])
        await expectSpoken(page, `${name} at ${width} px`)
      }
    })

const NAMES = {
  // Shortened in the header, whole in the menu.
  long: 'X'.repeat(200),
  greek: 'Αλεξάνδρα Παπαδοπούλου',
  arabic: 'فاطمة الزهراء',
} as const

for (const lang of LOOKED_AT)
  it.each(['end', 'start'])(
    `its menu fits in ${called(lang)} at the %s of a header, whatever the name`,
    async (side) => {
      for (const [at, [which, name]] of Object.entries(NAMES).entries()) {
        const page = await openAccountMenu(stage, () => ({ ...WHO, name }), {
          lang,
          width: 320,
          side,
        })
        await page.getByRole('button').click()
        const menu = page.getByRole('menu')
        await menu.waitFor()
        await draw(page, { name: `widgets/account-menu-${which}-${called(lang)}-${side}` })
        const { x, width } = (await menu.boundingBox()) ?? { x: -1, width: 0 }
        expect.soft(x >= 0 && x + width <= 320, which).toBe(true)
        expect.soft(await beyond(page), which).toBeLessThanOrEqual(0)
        if (isHeld(lang, at)) expect.soft(await violationsOf(page), which).toEqual([])
        if (which !== 'long') await expectSpoken(page, which)
      }
    },
  )
