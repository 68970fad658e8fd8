import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../support/drawing.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { useStage } from './support/browser.ts'
import { openPlayhouse, PLAIN_PAGE } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'

/** Every step in every state, on a phone and on a desk. */
const stage = useStage()

interface Look {
  readonly language: 'sv' | 'en'
  readonly colorScheme: 'light' | 'dark'
  readonly width: 360 | 1280
}

/** Shows every scene, one after another; `seen` is told of each. */
async function showAll(
  { language, colorScheme, width }: Look,
  seen: (name: string, page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  const { page, show } = await openPlayhouse(stage, {
    head: PLAIN_PAGE,
    colorScheme,
    viewport: { width, height: 640 },
    hasTouch: width < 600,
    isMobile: width < 600,
  })
  for (const [name, scene] of Object.entries(SCENES)) {
    await show(scene, `lang="${language}"`)
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(beyond, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
    await draw(page, { name: `widgets/${name}-${language}-${colorScheme}-${width}` })
    await seen(name, page)
  }
}

describe('every step', () => {
  it.each([
    { language: 'sv', colorScheme: 'light', width: 360 },
    { language: 'en', colorScheme: 'dark', width: 360 },
  ] as const)('fits a phone, in $language, $colorScheme', { timeout: 180_000 }, (look) =>
    showAll(look),
  )

  // Words do not change contrasts, nor colours the structure: every language and every scheme, once.
  it.each([
    { language: 'en', colorScheme: 'light', width: 1280 },
    { language: 'sv', colorScheme: 'dark', width: 1280 },
  ] as const)(
    'fits a desk, where axe finds nothing, in $language, $colorScheme',
    { timeout: 180_000 },
    (look) =>
      showAll(look, async (name, page) => {
        expect.soft(await violationsOf(page), name).toEqual([])
      }),
  )
})
