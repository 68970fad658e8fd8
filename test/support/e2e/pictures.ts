import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findingsOf } from './axe.ts'

const root = fileURLToPath(new URL('../../output/', import.meta.url))
const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [360, 1280] as const

/**
 * Takes the page as it stands at two widths, light and dark, and holds it to WCAG and to not
 * scrolling sideways. Leaves it wide and light.
 */
export async function portray(page: Page, name: string): Promise<void> {
  const folder = `${root}${name.slice(0, name.lastIndexOf('/'))}`
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      // Each width and each scheme once: contrasts do not depend on the width.
      const isHeld = (width === 360) === (colorScheme === 'light')
      if (isHeld) expect(await findingsOf(page), `${name} ${colorScheme} ${width}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      )
      expect(overflow, `${name} ${width} scrolls sideways`).toBeLessThanOrEqual(0)
      await page.screenshot({ path: `${root}${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
