import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../api/contract/plain/languages.ts'
import { draw } from '../support/drawing.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { called, expectSpoken, LOOKED_AT } from '../support/looks.ts'
import { useStage } from './support/browser.ts'
import { openPlayhouse, PLAIN_PAGE } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'

/** Every step in every state, on a phone and on a desk. */
const stage = useStage()

interface Look {
  readonly language: Language
  readonly colorScheme: 'light' | 'dark'
  /** Some steps begin with the phone or with the computer, by what points at them. */
  readonly hasTouch: boolean
}

/** A phone's width, and a desk's. */
const WIDTHS = [360, 1280] as const

/** Shows every scene once, and narrows and widens the window around it. */
async function showAll(
  { language, colorScheme, hasTouch }: Look,
  seen: (name: string, page: Page, at: number) => Promise<void>,
): Promise<void> {
  const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE, colorScheme, hasTouch })
  for (const [at, [name, scene]] of Object.entries(SCENES).entries()) {
    await page.setViewportSize({ width: WIDTHS[0], height: 640 })
    await show(scene, `lang="${language}"`)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 640 })
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(beyond, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
      await draw(page, { name: `widgets/${name}-${called(language)}-${colorScheme}-${width}` })
      await expectSpoken(page, name)
    }
    await seen(name, page, at)
  }
}

/** Words do not change contrasts, nor colours the structure: every language, in one scheme after another. */
const looks = LOOKED_AT.map((language, at): Look => {
  const isEven = at % 2 === 0
  return { language, colorScheme: isEven ? 'light' : 'dark', hasTouch: isEven }
})

describe('every step', () => {
  it.each(looks)(
    'fits a phone and a desk, where axe finds nothing, in $language, $colorScheme',
    { timeout: 240_000 },
    (look) =>
      showAll(look, async (name, page, at) => {
        // What axe looks at is built alike in every language: each of the scenes in one of them.
        if (LANGUAGES[at % LANGUAGES.length] !== look.language) return
        expect.soft(await violationsOf(page), name).toEqual([])
      }),
  )
})
