import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { findingsOf } from '../support/e2e/axe.ts'
import { illustrate } from '../support/pictures.ts'
import { pageOf, useStage } from './support/browser.ts'
import { blocksOf, readGuide } from './support/guide.ts'
import { viewOf } from './support/views.ts'

/** The guide to theming says what is so: its table, its recipes, and the picture of them. */
const stage = useStage()
const RECIPES = blocksOf('theming').filter(({ language }) => language === 'css')

describe('the table of tokens', () => {
  const widgets = fileURLToPath(new URL('../../widgets/', import.meta.url))
  const cells = /^\| `--farstu-([a-z-]+)` \| `(.+?)` \| `(.+?)` \|/gm
  const told = [...readGuide('theming').matchAll(cells)].map(([, ...row]) => row.join(' | '))

  /** Colours stand in a list of name, light, dark; all else where it is used. */
  const declared = (): readonly string[] => {
    const files = readdirSync(widgets, { recursive: true }).map(String)
    const text = files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(widgets + name, 'utf8'))
      .join('\n')
    const [, list = ''] = /COLOURS = `([^`]+)`/.exec(text) ?? []
    const colours = list.split('\n').map((line) => line.split(' ').join(' | '))
    const used = /var\(--farstu-([a-z-]+), ?((?:[^()]|\([^()]*\))+)\)/g
    const sizes = [...text.matchAll(used)]
      .filter(([, name]) => !colours.some((colour) => colour.startsWith(`${name} |`)))
      .map(([, name, value]) => `${name} | ${value} | ${value}`)
    return [...new Set([...colours, ...sizes])]
  }

  it('has all there are, with their defaults', () => {
    expect([...told].sort()).toEqual([...declared()].sort())
  })
})

describe('the recipes, beside the defaults, on light and on dark', () => {
  const looks = [{ heading: 'Defaults', text: '' }, ...RECIPES]
  const cells = () =>
    ['light', 'dark'].flatMap((scheme) =>
      looks.map(
        ({ heading }, at) => `<section class="${scheme} look${at}"><p>${heading.split(',')[0]}</p>
        ${stage.element(`theme="${scheme}"`)}</section>`,
      ),
    )
  const head = `<style>${looks.map(({ text }, at) => `.look${at} { ${text} }`).join('\n')}
    body { margin: 0; font: 15px/1.5 sans-serif } h1 { position: absolute; clip-path: inset(50%) }
    main { display: grid; grid-template-columns: repeat(${looks.length}, 1fr) }
    section { padding: 0 20px 24px; background: #fff; color: #171c20 }
    section.dark { background: #14181c; color: #e9edf0 }</style>`

  async function show(page: Page, step: StepName): Promise<void> {
    stage.standIn.play(() => viewOf(step))
    const html = pageOf(stage.standIn.api, cells().join(''), head)
    await page.goto(stage.standIn.show('/', { html }))
    for (const one of await page.locator('farstu-login').all())
      await one.locator('[slot=step]').waitFor()
  }

  const drawn = (page: Page) =>
    page.locator('farstu-login button[type=submit]').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { backgroundColor, borderRadius } = getComputedStyle(button)
        return [backgroundColor, borderRadius, button.getBoundingClientRect().height].join()
      }),
    )

  it('look different, and meet WCAG', { timeout: 60_000 }, async () => {
    const page = await stage.open({ viewport: { width: 1280, height: 800 } })
    await show(page, 'new-password')
    expect(await findingsOf(page)).toEqual([])
    await show(page, 'identify')
    expect(await findingsOf(page)).toEqual([])
    expect(new Set(await drawn(page)).size).toBe(2 * looks.length)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await illustrate(page, 'theming', height)
  })
})
