import { describe, expect, it } from 'vitest'
import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../support/looks.ts'
import { illustrate } from '../support/pictures.ts'
import { viewOf } from '../widgets/support/views.ts'
import { meView } from './support/data.ts'
import { PAGES } from './support/pages.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const READS = ['colleagues.read'] as const

const LIST = [
  'kim@example.org; Kim; Example; reporter; 0001',
  'robin@gmial.com; Robin; Sample; reporter; 0002',
  'alex@example.org; Alex; Test; reporter; 9999',
].join('\n')

const read = (unit: string | null, unitExternalId: string | null) => ({
  roles: [{ unit, unitExternalId, role: 'reporter' }],
})

const CHECKED = {
  good: { ok: true, id: null, hint: null, ...read('Example Town', '0001') },
  hinted: { ok: true, id: null, hint: { meant: 'robin@gmail.com' }, ...read(null, null) },
  wrong: { ok: false, mistake: 'unit-unknown', hint: null, ...read(null, '9999') },
} as const

describe.each(LOOKED_AT)('every page, in %s, meets WCAG and fits', (language) => {
  const visit = stage.keepPage({ locale: LANGUAGE_FACTS[language].locale })

  it.each(Object.entries(PAGES))('%s', { timeout: 60_000 }, async (name, [path, seen]) => {
    const page = await visit(path)
    await page.locator(`main ${seen}`).first().waitFor()
    await portray(page, `console/${name}-${called(language)}`, heldIn(language))
    if (name === 'invitations' && called(language) === 'en') await illustrate(page, 'console', 870)
  })

  it('what a frozen account is told, and whoever has no key', { timeout: 60_000 }, async () => {
    const { locale } = LANGUAGE_FACTS[language]
    for (const keys of ['frozen', 'missing'] as const) {
      stage.play(({ path }) =>
        path === 'console/me' ? { ...meView([]), everywhere: READS, keys } : undefined,
      )
      const page = await stage.open('_colleagues', { locale })
      await page.locator('main td').first().waitFor()
      await page.locator('aside.keys').waitFor()
      expect(await page.locator('main button').count()).toBe(0)
      await portray(page, `console/keys-${keys}-${called(language)}`, heldIn(language))
    }
  })

  it('a question, a checked list, and nothing to show', { timeout: 90_000 }, async () => {
    const page = await stage.open('demo/invitations', { locale: LANGUAGE_FACTS[language].locale })
    await page.locator('.menu summary').first().click()
    await page.locator('.choices .danger-text').first().click()
    await page.locator('dialog').waitFor()
    await portray(page, `console/question-${called(language)}`, heldIn(language))
    stage.play(({ path, method }) => {
      if (!path.endsWith('/invitations')) return undefined
      const results = [CHECKED.good, CHECKED.hinted, CHECKED.wrong]
      return method === 'POST' ? { results } : { items: [], next: null }
    })
    await page.goto(page.url().replace('invitations', 'invitations/new?way=list'))
    await page.locator('#rows').fill(LIST)
    await page.locator('button[type=submit]').last().click()
    await page.locator('.bad').first().waitFor()
    await portray(page, `console/checked-${called(language)}`, heldIn(language))
    await page.goto(page.url().replace('invitations/new?way=list', 'invitations'))
    await page.locator('.empty').waitFor()
    await portray(page, `console/empty-${called(language)}`, heldIn(language))
    await page.goto(page.url().replace('invitations', 'invitations/new'))
    await page.locator('#unit-0').pressSequentially('s')
    await page.locator('[role=listbox]:not([hidden])').waitFor()
    await page.keyboard.press('ArrowDown')
    await portray(page, `console/suggestions-${called(language)}`, heldIn(language))
  })

  it('sign-in', { timeout: 60_000 }, async () => {
    stage.play(({ path }) =>
      path.startsWith('flows') ? viewOf('identify') : problem('unauthorized'),
    )
    const page = await stage.open('', { locale: LANGUAGE_FACTS[language].locale })
    await page.locator('farstu-login[step]:not([busy])').waitFor()
    await portray(page, `console/sign-in-${called(language)}`, heldIn(language))
  })
})
