import { describe, expect, it } from 'vitest'
import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import { LANGUAGES } from '../../api/contract/plain/languages.ts'
import { findingsOf } from '../support/e2e/axe.ts'
import { drawnAnew } from '../support/e2e/pictures.ts'
import {
  closeText,
  cutOff,
  motionsIn,
  namesWithoutLabel,
  overlapping,
  prepareMeasures,
  spaceText,
} from '../widgets/support/measures.ts'
import { PAGES } from './support/pages.ts'
import { useConsole } from './support/stage.ts'

/** What WCAG 2.2 asks of every page, beyond what axe looks at. */
const stage = useConsole()

describe.each(LANGUAGES)('every page, in %s', (language) => {
  const visit = stage.keepPage({ locale: LANGUAGE_FACTS[language].locale })

  it.each(Object.entries(PAGES))('%s', { timeout: 60_000 }, async (_name, [path, seen]) => {
    const page = await visit(path)
    await page.emulateMedia({ forcedColors: 'none' })
    await closeText(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.locator(`main ${seen}`).first().waitFor()
    await prepareMeasures(page, 'console-app')
    expect.soft(await namesWithoutLabel(page), 'names').toEqual([])
    expect.soft(await motionsIn(page), 'motion').toEqual([])
    expect.soft(await cutOff(page), '320 px wide').toEqual([])
    await page.setViewportSize({ width: 640, height: 320 })
    expect.soft(await cutOff(page), '320 px high').toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await spaceText(page)
    // A wide table may then be scrolled to, and nothing is lost.
    const cut = (await cutOff(page)).filter((what) => !what.startsWith('the page'))
    expect.soft(cut, 'text spaced out').toEqual([])
    expect.soft(await overlapping(page), 'text spaced out').toEqual([])
    // Words do not change its colours.
    if (language !== 'en') return
    await page.emulateMedia({ forcedColors: 'active' })
    await drawnAnew(page)
    expect.soft(await findingsOf(page), 'a contrast theme').toEqual([])
  })
})
