import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Pages of READMEs load at once, also over a phone. */
const MOST_BYTES = 200_000

/**
 * Draws a picture for a README or a guide into `test/output/pictures`; with FARSTU_PICTURES set, into
 * `pictures`, where they show it.
 *
 * @param height of what is shown, from the top, in px.
 */
export async function illustrate(page: Page, name: string, height: number): Promise<void> {
  const folder = process.env.FARSTU_PICTURES ? '../../pictures/' : '../output/pictures/'
  const path = fileURLToPath(new URL(folder, import.meta.url))
  const { width } = page.viewportSize() ?? { width: 0 }
  const bytes = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } })
  expect(bytes.length, name).toBeLessThan(MOST_BYTES)
  mkdirSync(path, { recursive: true })
  writeFileSync(`${path}${name}.png`, bytes)
}
