import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { prepareMeasures, stopOf } from '../widgets/support/measures.ts'
import { PEOPLE } from './support/data.ts'
import type { Call } from './support/played-api.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const MANY = Array.from({ length: 40 }, (_, at) => ({ ...PEOPLE[0], id: `p${at}` }))
const many = ({ path }: Call) =>
  path.endsWith('/people') ? { items: MANY, next: null } : undefined

/** Where Tab leads to, from the start to the end and back, that has no ring or is not to be seen at all. */
async function unseenStops(page: Page): Promise<readonly unknown[]> {
  await prepareMeasures(page)
  const unseen: unknown[] = []
  let stops = 0
  for (const key of ['Tab', 'Shift+Tab'])
    for (let presses = 0; presses < 70; presses++) {
      await page.keyboard.press(key)
      const { name, isHidden, ring } = await stopOf(page)
      if (name.startsWith('body')) continue
      stops++
      if (isHidden || ring < 2) unseen.push({ key, name, isHidden, ring })
    }
  expect(stops).toBeGreaterThan(20)
  return unseen
}

describe('what has the focus has a ring, and is never wholly under something', () => {
  it.each([
    ['demo/people', 1280],
    ['demo/people', 320],
    ['demo/invitations/new', 320],
    ['demo/setup/notices', 1280],
  ])('on %s at %i px', { timeout: 60_000 }, async (path, width) => {
    stage.play(many)
    const page = await stage.open(path, { viewport: { width, height: 480 } })
    await page.locator('main :is(td, input)').first().waitFor()
    expect(await unseenStops(page)).toEqual([])
  })

  it.each([1280, 320])(
    'while something is said at the lower edge, at %i px',
    { timeout: 60_000 },
    async (width) => {
      stage.play((call) => (call.path.includes('.csv') ? problem('forbidden') : many(call)))
      const page = await stage.open('demo/people', { viewport: { width, height: 480 } })
      await page.locator('main td').first().waitFor()
      await page.getByRole('button', { name: 'Export as CSV' }).click()
      await page.locator('.said[data-shown]').waitFor()
      expect(await unseenStops(page)).toEqual([])
    },
  )
})
