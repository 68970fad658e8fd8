import type { Page } from 'playwright-core'
import { reach } from './by-keyboard.ts'

/** By mouse: from the menu in the header of whoever is signed in to their account on our own page. */
export async function toAccount(page: Page): Promise<void> {
  await page.locator('farstu-account-menu #opens').click()
  await page.locator('farstu-account-menu a[role=menuitem]').click()
}

/** The same by keys alone, from wherever the focus is. */
export async function toAccountByKeys(page: Page): Promise<void> {
  await reach(page.locator('farstu-account-menu #opens'))
  await page.keyboard.press('Enter')
  await page.locator('farstu-account-menu a[role=menuitem]:focus').waitFor()
  await page.keyboard.press('Enter')
}
