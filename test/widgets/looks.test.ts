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
  readonly width: 360 | 1280
}

/** Shows every scene, one after another; `seen` is told of each, and which it is. */
async function showAll(
  { language, colorScheme, width }: Look,
  seen: (name: string, page: Page, at: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const { page, show } = await openPlayhouse(stage, {
    head: PLAIN_PAGE,
    colorScheme,
    viewport: { width, height: 640 },
    hasTouch: width < 600,
    isMobile: width < 600,
  })
  for (const [at, [name, scene]] of Object.entries(SCENES).entries()) {
    await show(scene, `lang="${language}"`)
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(beyond, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
    await draw(page, { name: `widgets/${name}-${called(language)}-${colorScheme}-${width}` })
    await expectSpoken(page, name)
    await seen(name, page, at)
  }
}

/** Words do not change contrasts, nor colours the structure: every language and every scheme, once. */
const scheme = (at: number) => (at % 2 === 0 ? 'light' : 'dark')
const phones = LOOKED_AT.map(
  (language, at): Look => ({ language, colorScheme: scheme(at), width: 360 }),
)
const desks = LOOKED_AT.map(
  (language, at): Look => ({ language, colorScheme: scheme(at + 1), width: 1280 }),
)

describe('every step', () => {
  it.each(phones)('fits a phone, in $language, $colorScheme', { timeout: 180_000 }, (look) =>
    showAll(look),
  )

  it.each(desks)(
    'fits a desk, where axe finds nothing, in $language, $colorScheme',
    { timeout: 180_000 },
    (look) =>
      showAll(look, async (name, page, at) => {
        // What axe looks at is built alike in every language: each of the scenes in one of them.
        if (LANGUAGES[at % LANGUAGES.length] !== look.language) return
        expect.soft(await violationsOf(page), name).toEqual([])
      }),
  )
})
