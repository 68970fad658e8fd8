import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { OwnSessionResponse } from '../../api/contract/responses.ts'
import { draw } from '../support/drawing.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { called, expectSpoken, isPseudo, LOOKED_AT, watchData } from '../support/looks.ts'
import { pageOf, useStage } from './support/browser.ts'
import { prepareMeasures, stopOf } from './support/measures.ts'

/** The warning over a page: whether it fits, and what axe says of it. */
const stage = useStage()

const HEAD = `<style>
  :root { color-scheme: light dark }
  body { margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif }
  @media (prefers-color-scheme: dark) { body { background: #14181c; color: #e9edf0 } }
</style>`

const TEXT =
  '<p>Figures for the year, of which some are handed in and some are not yet.</p>'.repeat(8)

const ENDS: Readonly<Record<string, OwnSessionResponse>> = {
  idle: { active: true, idleInSeconds: 118, endsInSeconds: 9000 },
  final: { active: true, idleInSeconds: 48, endsInSeconds: 48 },
}

interface Look {
  readonly colorScheme?: 'light' | 'dark'
  readonly forcedColors?: 'active'
  readonly viewport: { readonly width: number; readonly height: number }
}

/** Once for a test: the script of axe goes to a page once. */
async function openPage({ viewport, ...media }: Look, body = TEXT): Promise<Page> {
  const { standIn } = stage
  const page = await stage.open({ reducedMotion: 'reduce' })
  watchData(page, 'Host', 'Figures for the year, of which some are handed in and some are not yet.')
  await page.emulateMedia(media)
  await page.setViewportSize(viewport)
  await page.goto(
    standIn.show('/', { html: pageOf(standIn.api, `<div id="place"></div>${body}`, HEAD) }),
  )
  return page
}

/** A new element, with its panel open. */
async function show(page: Page, name: string, language: string): Promise<void> {
  const { standIn } = stage
  standIn.play(({ path }) => (path.endsWith('/check') ? (ENDS[name] ?? null) : 'lost'))
  const element = `<farstu-session api="${standIn.api}" portal="example" lang="${language}"></farstu-session>`
  await page.locator('#place').evaluate((place, html) => {
    place.innerHTML = html
  }, element)
  await page.getByRole('alertdialog').waitFor()
}

/** Where the panel's box ends beyond the window, and whether its buttons can be pressed. */
const measures = (page: Page): Promise<{ beyond: number; lowest: number }> =>
  page.evaluate(() => {
    const root = document
      .querySelector('farstu-session')
      ?.shadowRoot?.querySelector('farstu-session-panel')?.shadowRoot
    const box = root?.querySelector('.panel')?.getBoundingClientRect()
    const heights = [...(root?.querySelectorAll('button') ?? [])].map(
      (button) => button.getBoundingClientRect().height,
    )
    const beyond = Math.max(-(box?.x ?? -1), (box?.right ?? Number.NaN) - innerWidth)
    return { beyond, lowest: Math.min(...heights) }
  })

const WIDTHS = [320, 360, 1280]
/** Every width in every language, in one scheme after another. */
const looks = LOOKED_AT.flatMap((language) => WIDTHS.map((width) => ({ language, width }))).map(
  (look, at) => ({ ...look, colorScheme: at % 2 === 0 ? ('light' as const) : ('dark' as const) }),
)

it.each(looks)('the warning in $language, $colorScheme, $width px', async (look) => {
  const { language, colorScheme, width } = look
  const page = await openPage({ colorScheme, viewport: { width, height: 640 } })
  const picture = (name: string) =>
    draw(page, {
      name: `widgets/session-${name}-${called(language)}-${colorScheme}-${width}`,
      fullPage: false,
    })
  for (const name of Object.keys(ENDS)) {
    await show(page, name, language)
    await picture(name)
    await expectSpoken(page, name)
    const { beyond, lowest } = await measures(page)
    expect.soft(beyond).toBeLessThanOrEqual(0)
    expect.soft(lowest).toBeGreaterThanOrEqual(44)
    expect.soft(await violationsOf(page), name).toEqual([])
  }
  await show(page, 'idle', language)
  await page.getByRole('alertdialog').getByRole('button').first().click()
  await page.getByRole('alert').waitFor()
  await picture('failed')
  expect.soft(await violationsOf(page), 'failed').toEqual([])
})

it('the warning can be read in forced colours', async () => {
  const page = await openPage({ forcedColors: 'active', viewport: { width: 360, height: 640 } })
  await show(page, 'idle', 'en')
  await draw(page, { name: 'widgets/session-forced-colours', fullPage: false })
  const border = await page
    .getByRole('alertdialog')
    .evaluate((panel) => getComputedStyle(panel).borderInlineStartWidth)
  expect(border).toBe('1px')
})

describe('what has the focus in the page', () => {
  const FIELDS = Array.from(
    { length: 30 },
    (_, at) => `<p><a href="#${at}">A link, number ${at}, to a row of figures</a></p>`,
  ).join('')

  // The pseudo-locale's warning fills a small window.
  const SIZES = isPseudo
    ? [[1280, 640]]
    : [
        [320, 640],
        [640, 320],
        [1280, 640],
      ]

  it.each(SIZES as [number, number][])(
    'is never wholly under the warning, at %i by %i px',
    async (width, height) => {
      const page = await openPage({ viewport: { width, height } }, FIELDS)
      await prepareMeasures(page)
      await show(page, 'idle', 'en')
      const hidden: string[] = []
      for (const key of ['Tab', 'Shift+Tab'])
        for (let presses = 0; presses < 36; presses++) {
          await page.keyboard.press(key)
          const { name, isHidden } = await stopOf(page)
          if (isHidden && !name.startsWith('body')) hidden.push(name)
        }
      expect(hidden).toEqual([])
    },
  )
})
