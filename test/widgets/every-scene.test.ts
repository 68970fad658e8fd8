import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import {
  cutOff,
  motionsIn,
  namesWithoutLabel,
  overlapping,
  prepareMeasures,
  type Stop,
  spaceText,
  stopOf,
  type Target,
  targetsOf,
  textsNotIn,
} from './support/measures.ts'
import { openPlayhouse, PLAIN_PAGE } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'

/** What WCAG 2.2 asks of every step in every state, beyond what axe looks at. */
const stage = useStage()

/** What was seen, by scene. */
type Seen<What> = Record<string, What>

const walkThrough = async (
  options: Parameters<typeof openPlayhouse>[1],
  see: (name: string, page: Page) => Promise<void>,
): Promise<void> => {
  const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE, ...options })
  await prepareMeasures(page)
  for (const [name, scene] of Object.entries(SCENES)) {
    await show(scene, 'lang="sv"')
    await see(name, page)
  }
}

/** Only what is not as it should be. */
const wrongIn = (seen: Seen<readonly unknown[]>): Seen<readonly unknown[]> =>
  Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length > 0))

/** What stands under the step, in order; empty where nothing is. */
const placeOfHelp = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const drawn = window.measures.drawn()
    const step = drawn.findIndex((one) => one.slot === 'step')
    const help = drawn.findIndex((one) => one.matches('.exits > .more'))
    if (step < 0) return 'no step'
    if (help < 0) return 'no help'
    const isFirst = drawn[help]?.previousElementSibling === null
    return help > step && isFirst ? 'first under the step' : 'elsewhere'
  })

/** The step and the page's address. */
const whereOf = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.querySelector('farstu-login')?.step} ${location.href}`)

/** More than there is to be come to in any scene. */
const MOST_STOPS = 30

/** Tab from the start of the page through everything in it. */
async function tabThrough(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    ;(window.measures.active() as HTMLElement).blur()
    getSelection()?.collapse(document.body, 0)
    scrollTo(0, 0)
  })
  const stops: Stop[] = []
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    await page.keyboard.press('Tab')
    const stop = await stopOf(page)
    if (stop.name.startsWith('body')) break
    stops.push(stop)
  }
  return stops
}

describe('in a narrow window, in Swedish in an English page', { timeout: 60_000 }, () => {
  const languages: Seen<readonly string[]> = {}
  const unnamed: Seen<readonly string[]> = {}
  const targets: Seen<readonly Target[]> = {}
  const stops: Seen<readonly Stop[]> = {}
  const narrow: Seen<readonly string[]> = {}
  const spaced: Seen<readonly string[]> = {}
  const lying: Seen<readonly string[]> = {}
  const moving: Seen<readonly string[]> = {}
  const helps: Seen<string> = {}
  const left: Seen<readonly string[]> = {}

  beforeAll(async () => {
    await walkThrough({ viewport: { width: 320, height: 640 } }, async (name, page) => {
      languages[name] = await textsNotIn(page, 'sv')
      unnamed[name] = await namesWithoutLabel(page)
      targets[name] = await targetsOf(page)
      narrow[name] = await cutOff(page)
      moving[name] = await motionsIn(page)
      helps[name] = await placeOfHelp(page)
      const before = await whereOf(page)
      stops[name] = await tabThrough(page)
      const after = await whereOf(page)
      left[name] = before === after ? [] : [before, after]
      await page.setViewportSize({ width: 640, height: 320 })
      lying[name] = await cutOff(page)
      await page.setViewportSize({ width: 320, height: 640 })
      await spaceText(page)
      spaced[name] = [...(await cutOff(page)), ...(await overlapping(page))]
    })
  }, 240_000)

  it('every text tells its language, and a notice its own', () => {
    const { notice, ...others } = languages
    expect(wrongIn(others)).toEqual({})
    expect(notice?.length).toBeGreaterThan(0)
    expect(notice?.filter((text) => !text.startsWith('en: '))).toEqual([])
  })

  it('the name of every control holds the text that is seen on it', () => {
    expect(wrongIn(unnamed)).toEqual({})
  })

  it('every target is at least 24 px wide and 24 px high', () => {
    const small = Object.entries(targets).map(
      ([name, all]) =>
        [name, all.filter(({ width, height }) => Math.min(width, height) < 24)] as const,
    )
    expect(wrongIn(Object.fromEntries(small))).toEqual({})
    expect(Object.values(targets).flat().length).toBeGreaterThan(200)
  })

  it('all fits 320 px, and 320 px of height, with nothing cut off', () => {
    expect(wrongIn(narrow)).toEqual({})
    expect(wrongIn(lying)).toEqual({})
  })

  it('text that a visitor spaces out is neither cut off nor drawn over other text', () => {
    expect(wrongIn(spaced)).toEqual({})
  })

  it('wherever Tab leads, a ring is seen, and something of what it is around', () => {
    const bad = Object.entries(stops).map(
      ([name, all]) => [name, all.filter(({ ring, isHidden }) => ring < 3 || isHidden)] as const,
    )
    expect(wrongIn(Object.fromEntries(bad))).toEqual({})
    const { length } = Object.values(stops).flat()
    expect(length).toBeGreaterThan(5 * Object.keys(SCENES).length)
  })

  it('Tab leads through all and out again, and changes nothing by itself', () => {
    expect(wrongIn(left)).toEqual({})
    const longest = Math.max(...Object.values(stops).map(({ length }) => length))
    expect(longest).toBeLessThan(MOST_STOPS)
  })

  it('help stands first under every step but the last', () => {
    const before = Object.entries(helps).filter(([name]) => !/^(done|cancelled)/.test(name))
    expect(before.filter(([, place]) => place !== 'first under the step')).toEqual([])
    expect(before.length).toBeGreaterThan(40)
  })

  it('nothing moves for whoever wants less motion', () => {
    expect(wrongIn(moving)).toEqual({})
  })
})

describe('a planted fault is found:', () => {
  type Measure = (page: Page) => Promise<readonly unknown[]>
  const FAULTS: readonly (readonly [name: string, plant: string, measure: Measure])[] = [
    [
      'a text in another language',
      "step.setAttribute('lang', 'de')",
      (page) => textsNotIn(page, 'en'),
    ],
    [
      'a name without the text that is seen',
      "submit.setAttribute('aria-label', 'Something else')",
      namesWithoutLabel,
    ],
    [
      'a small target',
      "quiet.style.cssText = 'width:20px;height:20px;min-height:0;overflow:hidden'",
      async (page) => (await targetsOf(page)).filter(({ height }) => height < 24),
    ],
    [
      'a text that is cut off',
      "heading.style.cssText = 'height:1em;overflow:hidden'",
      async (page) => {
        await spaceText(page)
        return cutOff(page)
      },
    ],
    ['a page that scrolls sideways', "foot.style.width = '2000px'", cutOff],
    [
      'texts over one another',
      "heading.style.cssText = 'position:fixed;line-height:44px'; heading.style.top = quiet.getBoundingClientRect().top + 'px'",
      overlapping,
    ],
    [
      'a focus without a ring',
      "quiet.style.outline = 'none'",
      async (page) => (await tabThrough(page)).filter(({ ring }) => ring < 3),
    ],
    [
      'a focus under something',
      "document.body.insertAdjacentHTML('beforeend', '<div style=\"position:fixed;inset:0\"></div>')",
      async (page) => (await tabThrough(page)).filter(({ isHidden }) => isHidden),
    ],
  ]

  it.each(FAULTS)('%s', async (_name, plant, measure) => {
    const { page, show } = await openPlayhouse(stage, { head: PLAIN_PAGE })
    await show(SCENES.password as (typeof SCENES)[string], 'lang="en"')
    await prepareMeasures(page)
    expect(await measure(page)).toEqual([])
    await page.evaluate(`{
      const login = document.querySelector('farstu-login')
      const step = login.querySelector('[slot=step]')
      const heading = step.shadowRoot.querySelector('h2')
      const submit = login.querySelector('button[type=submit]')
      const foot = login.shadowRoot.querySelector('.foot')
      const quiet = foot.querySelector('button')
      ${plant}
    }`)
    expect(await measure(page)).not.toEqual([])
  })

  it('something that moves', async () => {
    const { page, show } = await openPlayhouse(stage, { reducedMotion: 'no-preference' })
    await show(SCENES['totp-busy'] as (typeof SCENES)[string], '')
    await prepareMeasures(page)
    expect(await motionsIn(page)).toContain('turn')
  })
})
