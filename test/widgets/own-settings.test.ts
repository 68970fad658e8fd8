import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../api/contract/plain/colours.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { useStage } from './support/browser.ts'
import { prepareMeasures, stopOf } from './support/measures.ts'
import { openPlayhouse, PLAIN_PAGE } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'

/** What visitors set in their system: contrast themes, light or dark. */
const stage = useStage()

interface Edge {
  readonly name: string
  readonly width: number
  readonly edge: string
  readonly ground: string
}

/**
 * How fields, the boxes of a code and main buttons are set off from what they stand on. A box to tick and a
 * choice of one are the browser's own, which draws their edge in such a theme by itself.
 */
const edgesOf = (page: Page): Promise<readonly Edge[]> =>
  page.evaluate(() => {
    const { drawn, nameOf, isSeen } = window.measures
    const isCode = (one: Element) => one.closest('farstu-code, farstu-grouped-code') !== null
    const isDrawn = (one: Element) =>
      one.matches(
        '.cell > span, button[type=submit], input:not([readonly], [type=checkbox], [type=radio])',
      ) && !(one.matches('input') && isCode(one))
    return drawn()
      .filter((one) => isDrawn(one) && isSeen(one))
      .map((one) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one)
        const width = Number.parseFloat(borderTopWidth)
        return { name: nameOf(one), width, edge: borderTopColor, ground: backgroundColor }
      })
  })

/** What is drawn in colours of its own, whatever the theme. */
const keptOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    window.measures
      .drawn()
      .filter((one) => getComputedStyle(one).getPropertyValue('forced-color-adjust') === 'none')
      .map((one) => (one.closest('.qr') ? 'qr' : `${one.localName} ${one.getAttribute('name')}`)),
  )

const NUMBERS = /[\d.]+/g

/** `rgb(11, 90, 107)` as `#0b5a6b`; what is behind it where it lets that through. */
function hexOf(colour: string, behind: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(NUMBERS) ?? []).map(Number)
  if (alpha < 1) return behind
  return `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`
}

describe('in a contrast theme', () => {
  it('every field and button has an edge, the focus a ring, axe finds nothing, and only the QR code and the digits over their boxes keep colours of their own', {
    timeout: 180_000,
  }, async () => {
    const { page, show } = await openPlayhouse(stage, {
      head: PLAIN_PAGE,
      forcedColors: 'active',
      viewport: { width: 360, height: 640 },
    })
    await prepareMeasures(page)
    const kept = new Set<string>()
    for (const [name, scene] of Object.entries(SCENES)) {
      await show(scene, 'lang="en"')
      for (const one of await keptOf(page)) kept.add(one)
      const edges = await edgesOf(page)
      const without = edges.filter(({ width, edge, ground }) => width < 1 || edge === ground)
      expect.soft(without, name).toEqual([])
      await page.keyboard.press('Tab')
      const { name: at, ring } = await stopOf(page)
      if (!at.startsWith('body')) expect.soft(ring, `${name}, ${at}`).toBe(3)
      expect.soft(await violationsOf(page), name).toEqual([])
    }
    expect([...kept].sort()).toEqual(['input code', 'qr'])
  })
})

describe.each([
  ['light', '#ffffff'],
  ['dark', '#14181c'],
] as const)('on %s', (colorScheme, ground) => {
  /** Against the page; that of a field also against the field. */
  const lowest = ({ edge, ground: own, name }: Edge): number => {
    const [drawn, inner] = [hexOf(edge, ground), hexOf(own, ground)]
    // What has no edge is set off by its own colour.
    if (drawn === ground) return contrast(inner, ground)
    return name.startsWith('button')
      ? contrast(drawn, ground)
      : Math.min(contrast(drawn, ground), contrast(drawn, inner))
  }

  it('edges and rings have a contrast of 3 : 1', { timeout: 120_000 }, async () => {
    const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE, colorScheme })
    await prepareMeasures(page)
    for (const [name, scene] of Object.entries(SCENES)) {
      await show(scene, 'lang="en"')
      const faint = (await edgesOf(page)).filter((edge) => lowest(edge) < 3)
      expect.soft(faint, name).toEqual([])
      await page.keyboard.press('Tab')
      const { name: at, ring, ringColour } = await stopOf(page)
      if (ring > 0)
        expect.soft(contrast(hexOf(ringColour, ground), ground), at).toBeGreaterThanOrEqual(3)
    }
  })
})
