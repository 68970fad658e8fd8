import { describe, it } from 'vitest'
import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../support/looks.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const CHANGED = [
  ['demo/setup/look', 'setup-colours'],
  ['demo/setup/contacts', 'setup-contact-fields'],
] as const

describe.each(LOOKED_AT)('the set-up, in %s, meets WCAG and fits', (language) => {
  it('a set-up that is being changed', { timeout: 120_000 }, async () => {
    const edit = async (path: string, name: string) => {
      const page = await stage.open(path, { locale: LANGUAGE_FACTS[language].locale })
      await page.locator('main .change').first().click()
      await page.locator('form.sheet').waitFor()
      return {
        page,
        portray: () => portray(page, `console/${name}-${called(language)}`, heldIn(language)),
      }
    }
    for (const [path, name] of CHANGED) await (await edit(path, name)).portray()
    const rules = await edit('demo/setup/sign-in', 'setup-reason')
    await rules.page.locator('#level-aal1').check()
    await rules.page.locator('#password-classic-8').check()
    await rules.portray()
    stage.play(({ method }) => (method === 'POST' ? problem('changed_meanwhile') : undefined))
    const basics = await edit('demo/setup', 'setup-meanwhile')
    await basics.page.locator('#name').fill('My own name')
    await basics.page.locator('button[type=submit].primary').click()
    await basics.page.locator('.meanwhile button').click()
    await basics.page.locator('.meanwhile dl').waitFor()
    await basics.portray()
  })

  it('a notice before it is published, a secret, and a new portal', {
    timeout: 120_000,
  }, async () => {
    const page = await stage.open('demo/setup/notices', { locale: LANGUAGE_FACTS[language].locale })
    await page.locator('.document .head button').click()
    await page.locator('#title-en').waitFor()
    await portray(page, `console/notice-${called(language)}`, heldIn(language))
    await page.locator('button[type=submit].primary').click()
    await page.locator('.previews').waitFor()
    await portray(page, `console/notice-preview-${called(language)}`, heldIn(language))
    await page.goto(page.url().replace('notices', 'secrets'))
    await page.locator('.make').click()
    await page.locator('#secret').waitFor()
    await portray(page, `console/secret-${called(language)}`, heldIn(language))
    await page.locator('dialog .primary').click()
    await page.goto(page.url().replace('demo/setup/secrets', '_new'))
    await page.locator('#name').fill('Demo')
    await page.locator('button[type=submit].primary').click()
    await page.locator('dialog .primary').click()
    await page.locator('pre').waitFor()
    await portray(page, `console/added-${called(language)}`, heldIn(language))
  })
})
