import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../support/drawing.ts'
import { findingsOf } from '../support/e2e/axe.ts'
import { cutOff, overlapping, prepareMeasures, targetsOf } from '../widgets/support/measures.ts'
import { PAGES } from './support/pages.ts'
import { REAL_LIST, realReply } from './support/real-data.ts'
import { useConsole } from './support/stage.ts'

/** Forty portals, and names, units, roles and addresses as people bring them, on every page of the console. */
const stage = useConsole()

const LOOKS = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const

/** What is longer than a field, or a list to choose from, can be gone through in it. */
const lostOn = async (page: Page): Promise<readonly string[]> =>
  (await cutOff(page)).filter((what) => !what.startsWith('input '))

/** What stands in the side bar and reaches over its edge. */
const stickingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const side = document.querySelector('.side')
    const edge = side?.getBoundingClientRect().right ?? 0
    return [...(side?.querySelectorAll('*') ?? [])]
      .filter((one) => one.getBoundingClientRect().right > edge + 1)
      .map((one) => `${one.localName} ${one.className}`)
  })

async function expectFits(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect.soft(await lostOn(page), `${name} at ${width}`).toEqual([])
    expect.soft(await stickingOut(page), `${name} at ${width}`).toEqual([])
    await draw(page, { name: `real-life/console-${name}-${width}-${colorScheme}` })
  }
  // A dialog lies over the page.
  const over = (await page.locator('dialog').count()) > 0 ? [] : await overlapping(page)
  expect.soft(over, name).toEqual([])
  // A box to tick is as large as its label; what stands in a sentence is as high as its line.
  const small = (await targetsOf(page))
    .filter(({ name, isInline }) => !name.startsWith('input') && !isInline)
    .filter(({ width, height }) => Math.min(width, height) < 24)
  expect.soft(small, name).toEqual([])
}

const open = async (path: string): Promise<Page> => {
  stage.play(realReply)
  const page = await stage.open(path, { locale: 'sv-SE', viewport: { width: 1280, height: 900 } })
  await page.locator('main h1').waitFor()
  await prepareMeasures(page, 'console-app')
  return page
}

describe('with what people bring', () => {
  const visit = stage.keepPage({ locale: 'sv-SE' })

  it('every page fits each window', { timeout: 120_000 }, async () => {
    stage.play(realReply)
    for (const [name, [path, seen]] of Object.entries(PAGES)) {
      const page = await visit(path)
      await page.locator(`main ${seen}`).first().waitFor()
      await prepareMeasures(page, 'console-app')
      await expectFits(page, name)
    }
  })

  it('the menu of a narrow window fits, with forty portals in it', async () => {
    const page = await open('demo/people')
    await page.setViewportSize({ width: 320, height: 640 })
    await page.locator('.menu-button').click()
    expect(await page.locator('.portal option').count()).toBe(41)
    expect(await cutOff(page)).toEqual([])
    await draw(page, { name: 'real-life/console-menu-320' })
  })

  it('the form of the roles fits', async () => {
    const page = await open('demo/setup/roles')
    await page.locator('main section button').first().click()
    await page.locator('#role-0-id').waitFor()
    await expectFits(page, 'roles-form')
    expect(await findingsOf(page)).toEqual([])
  })

  it('an invitation with several roles fits, and the question about the whole portal', async () => {
    const page = await open('demo/invitations/new')
    await page.locator('#address').fill('nour@example.org')
    await page.locator('#firstName').fill('نور')
    const add = page.getByRole('button', { name: 'Lägg till en roll' })
    await add.click()
    await add.click()
    await page.locator('#role-1').selectOption({ index: 1 })
    await page.locator('#role-2').selectOption({ index: 2 })
    await expectFits(page, 'several-roles')
    await page.locator('#unit-0').fill('7')
    await page.locator('#unit-1').fill('8')
    await page.locator('button[type=submit]').last().click()
    await page.locator('dialog').waitFor()
    await expectFits(page, 'whole-portal')
    expect(await findingsOf(page)).toEqual([])
  })

  it('a pasted list that was read fits', async () => {
    const page = await open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(REAL_LIST)
    await page.locator('button[type=submit]').last().click()
    await page.locator('.bad').first().waitFor()
    await expectFits(page, 'read-list')
    expect(await findingsOf(page)).toEqual([])
  })

  it('a file of units of which some are wrong fits, and the question about the rest', async () => {
    const page = await open('demo/units/import')
    await page.locator('#csv').fill('id;namn\n7;X')
    await page.locator('button[type=submit]').last().click()
    await page.locator('main table').waitFor()
    await expectFits(page, 'units-mistaken')
    await page.locator('main .acts .primary').last().click()
    await page.locator('dialog').waitFor()
    await expectFits(page, 'units-question')
    expect(await findingsOf(page)).toEqual([])
  })
})
