import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Language } from '../../../api/contract/plain/languages.ts'
import { draw, isDrawn } from '../drawing.ts'
import { expectSpoken } from '../looks.ts'
import { findingsOf } from './axe.ts'

/** What a page is held to WCAG in: by a phone's light, by a desk's dark. */
type Held = 'phone' | 'desk' | 'nothing'

/**
 * Each width and each scheme is held to WCAG once: contrasts do not depend on the width, nor widths on
 * the scheme. The other two are only drawn.
 */
const LOOKS = [
  { colorScheme: 'light', width: 360, as: 'phone' },
  { colorScheme: 'light', width: 1280, as: null },
  { colorScheme: 'dark', width: 360, as: null },
  { colorScheme: 'dark', width: 1280, as: 'desk' },
] as const

const HELD: Readonly<Record<Language, Held>> = { sv: 'phone', en: 'desk', fi: 'nothing' }

/** Of a page that is shown in every language: words change neither its colours nor how it is built. */
export const heldIn = (language: Language): Held => HELD[language]

/**
 * Looks at the page as it stands at two widths, light and dark, and holds it to WCAG (in one of the two,
 * or in none, where `held` says so) and to not scrolling sideways. Leaves it wide and light.
 */
export async function portray(page: Page, name: string, held?: Held): Promise<void> {
  for (const { colorScheme, width, as } of LOOKS) {
    const isHeld = as !== null && (held === undefined || held === as)
    if (as === null && !isDrawn) continue
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await lookAt(page, `${name}-${width}-${colorScheme}`, isHeld)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The same as wide as the page is and in its scheme alone, in the middle of a story. */
export const portrayAsItStands = (page: Page, name: string): Promise<void> =>
  lookAt(page, name, true)

async function lookAt(page: Page, name: string, isHeld: boolean): Promise<void> {
  await drawnAnew(page)
  if (isHeld) expect(await findingsOf(page), name).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  await draw(page, { name })
  await expectSpoken(page, name)
}

/** By the second frame what hangs on width and scheme has its new colours. */
export const drawnAnew = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
