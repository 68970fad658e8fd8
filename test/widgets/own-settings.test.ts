import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { contrast } from '../../api/contract/plain/colours.ts'
import { contrastViolationsOf } from '../support/e2e/axe.ts'
import { drawnAnew } from '../support/e2e/pictures.ts'
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

const SCHEMES = [
  ['light', '#ffffff'],
  ['dark', '#14181c'],
] as const

type Faint = { readonly scheme: string; readonly scene: string; readonly what: string }

/** How far an edge stands out: against the page; that of a field also against the field. */
function contrastOf({ edge, ground: own, name }: Edge, ground: string): number {
  const [drawn, inner] = [hexOf(edge, ground), hexOf(own, ground)]
  // What has no edge is set off by its own colour.
  if (drawn === ground) return contrast(inner, ground)
  return name.startsWith('button')
    ? contrast(drawn, ground)
    : Math.min(contrast(drawn, ground), contrast(drawn, inner))
}

/** In one scheme: edges, and the ring around what has the focus, below 3 : 1. */
async function faintOn(page: Page, ground: string): Promise<readonly string[]> {
  const edges = (await edgesOf(page)).filter((edge) => contrastOf(edge, ground) < 3)
  const { name, ring, ringColour } = await stopOf(page)
  const isFaint = ring > 0 && contrast(hexOf(ringColour, ground), ground) < 3
  return [...edges.map((edge) => edge.name), ...(isFaint ? [`ring of ${name}`] : [])]
}

describe('in every step', () => {
  const faint: Faint[] = []
  const kept = new Set<string>()
  const edgeless: Record<string, readonly Edge[]> = {}
  const ringless: Record<string, string> = {}
  const violations: Record<string, readonly string[]> = {}
  let rings = 0

  async function seeSchemes(page: Page, scene: string): Promise<void> {
    for (const [scheme, ground] of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await drawnAnew(page)
      for (const what of await faintOn(page, ground)) faint.push({ scheme, scene, what })
    }
  }

  async function seeContrastTheme(page: Page, scene: string): Promise<void> {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
    await drawnAnew(page)
    for (const one of await keptOf(page)) kept.add(one)
    const edges = await edgesOf(page)
    edgeless[scene] = edges.filter(({ width, edge, ground }) => width < 1 || edge === ground)
    const { name, ring } = await stopOf(page)
    if (!name.startsWith('body')) rings++
    if (!name.startsWith('body') && ring !== 3) ringless[scene] = name
    violations[scene] = await contrastViolationsOf(page)
  }

  // Each scene is shown once; only what the visitor's system asks for changes around it.
  beforeAll(async () => {
    const { page, show } = await openPlayhouse(stage, {
      head: PLAIN_PAGE,
      viewport: { width: 360, height: 640 },
    })
    await prepareMeasures(page)
    for (const [scene, played] of Object.entries(SCENES)) {
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
      await show(played, 'lang="en"')
      await page.keyboard.press('Tab')
      await seeSchemes(page, scene)
      await seeContrastTheme(page, scene)
    }
  }, 240_000)

  /** Only the scenes in which something is. */
  const wrongIn = (seen: Readonly<Record<string, readonly unknown[]>>) =>
    Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length > 0))

  it('edges and rings have a contrast of 3 : 1, on light and on dark', () => {
    expect(faint).toEqual([])
    expect(rings).toBeGreaterThan(40)
  })

  it('in a contrast theme every field and button has an edge, the focus a ring, all text a contrast, and only the QR code and the digits over their boxes keep colours of their own', () => {
    expect(wrongIn(edgeless)).toEqual({})
    expect(ringless).toEqual({})
    expect(wrongIn(violations)).toEqual({})
    expect([...kept].sort()).toEqual(['input code', 'qr'])
  })
})
