import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../../support/drawing.ts'
import { violationsOf } from '../../support/e2e/axe.ts'
import { useStage } from '../../widgets/support/browser.ts'
import {
  cutOff,
  overlapping,
  prepareMeasures,
  spaceText,
  targetsOf,
} from '../../widgets/support/measures.ts'
import { openPlayhouse, PLAIN_PAGE } from '../../widgets/support/playhouse.ts'
import { REAL_SCENES } from '../../widgets/support/real-scenes.ts'

/** Names, units, portals and contacts as people bring them, in every step. */
const stage = useStage()

/** The narrowest window with a mouse, a phone, a desk; each scheme is seen. */
const LOOKS = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const

/** What is longer than a field can be gone through in it. */
const lostOn = async (page: Page): Promise<readonly string[]> =>
  (await cutOff(page)).filter((what) => !what.startsWith('input '))

async function expectFits(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 640 })
    await page.emulateMedia({ colorScheme })
    expect.soft(await lostOn(page), `${name} at ${width}`).toEqual([])
    await draw(page, { name: `real-life/widgets-${name}-${width}-${colorScheme}` })
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await overlapping(page), name).toEqual([])
  const small = (await targetsOf(page)).filter((one) => Math.min(one.width, one.height) < 24)
  expect.soft(small, name).toEqual([])
}

describe('every step with what people bring', () => {
  it('fits each window, spaced out too, and axe finds nothing', { timeout: 120_000 }, async () => {
    const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE })
    await prepareMeasures(page)
    for (const [name, scene] of Object.entries(REAL_SCENES)) {
      await show(scene, 'lang="sv"')
      await expectFits(page, name)
      if (!name.startsWith('long')) continue
      expect.soft(await violationsOf(page), name).toEqual([])
      await spaceText(page)
      expect.soft(await lostOn(page), `${name}, spaced out`).toEqual([])
    }
  })

  it('keeps a name from the right from turning the sentence around it', async () => {
    const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE })
    await show(REAL_SCENES['arabic-accept'] as (typeof REAL_SCENES)[string], 'lang="sv"')
    const said = await page.locator('farstu-step-accept p').first().textContent()
    expect(said).toContain('\u2068אביגיל בן־דוד 2\u2069')
    expect(said).toContain('\u2068هيئة الإحصاء (المركزية) 2\u2069')
  })
})
