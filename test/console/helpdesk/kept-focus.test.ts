/** Where the focus is once the button that was pressed is gone, for whoever uses keys or a screen reader. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { daysAgo, personView } from '../support/data.ts'
import { useConsole } from '../support/stage.ts'

const stage = useConsole()

const WHY = 'She works for the county now'

const verified = (over: Partial<PersonView> = {}): PersonView =>
  personView({
    helpdesk: {
      rules: { secondAgent: false, waitHours: 24 },
      mayHelp: true,
      verified: { word: 'ramuki', via: 'portal', until: daysAgo(-0.02) },
      mailed: null,
      pass: null,
      acts: [],
    },
    ...over,
  })

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? null)

describe('the focus', () => {
  it('is at the heading of the section once what was pressed is gone', async () => {
    const suspended = verified({
      methods: personView().methods.map((method) => ({ ...method, state: 'suspended', may: [] })),
    })
    stage.play(({ path }) => (path.endsWith('/app-1/suspend') ? suspended : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Suspend … Phone' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Suspend: Phone' })
    await dialog.getByLabel('Reason').fill(WHY)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Ways to verify')
  })

  it('is at the heading of helping once a caller is verified, for the form has gone', async () => {
    stage.play(({ path }) => (path.endsWith('/verify') ? verified() : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByLabel('Code that the caller reads out').fill('1234 5678')
    await page.keyboard.press('Enter')
    await page.getByText('By a code from their portal').waitFor()
    await expect.poll(() => focused(page)).toBe('Help a caller')
  })

  it('stays at a button that is still there, and goes nowhere when nothing was pressed', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/correct')) return { person: verified(), isWaiting: false, pass: null }
      return path.endsWith('/p1') ? verified() : undefined
    })
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Correct the name …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Correct the name' })
    await dialog.getByLabel('Reason').fill(WHY)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const named = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(named).toBe('Correct the name …')
  })

  it('goes to the field that has too little in it', async () => {
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Rename … Phone' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Rename: Phone' })
    const isAt = (label: string) =>
      dialog.getByLabel(label).evaluate((field) => field === document.activeElement)
    await dialog.getByRole('button', { name: 'Rename' }).press('Enter')
    await dialog.getByText('Write the reason in a few words.').waitFor()
    expect(await isAt('Reason')).toBe(true)
    await dialog.getByLabel('New name').fill(' ')
    await dialog.getByRole('button', { name: 'Rename' }).press('Enter')
    await dialog.getByText('Write a name.').waitFor()
    expect(await isAt('New name')).toBe(true)
  })
})
