import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { PASSWORD } from '../api/browser.ts'
import { REPORTER } from '../api/test-server.ts'
import { totpAt } from '../totp.ts'
import type { House } from './house.ts'
import { mailedCode } from './mailbox.ts'
import { scanScreen } from './qr.ts'
import type { Said } from './said.ts'

/** What a person does at each step, by what they see. */

/** Waits until the widget shows a step and is not busy. */
export async function at(page: Page, step: string): Promise<void> {
  await page.locator(`[step="${step}"]:not([busy])`).waitFor()
}

export async function proveMailbox(house: House, page: Page, said: Said): Promise<void> {
  await at(page, 'email-code')
  await page.getByRole('button', { name: said.sendCode }).click()
  // There is a mail once the field is there; until then the newest may be an older one.
  const field = page.getByLabel(said.mailedCode)
  await field.waitFor()
  await field.fill(await mailedCode(house))
}

export async function confirmName(page: Page, said: Said): Promise<void> {
  await at(page, 'register')
  await page.getByRole('button', { name: said.confirmName }).click()
}

/** Resolves the seed that the app now holds. */
export async function enrolApp(house: House, page: Page, said: Said): Promise<string> {
  await at(page, 'totp-enrol')
  const key = await scanScreen(page)
  expect(decodeURIComponent(key.pathname)).toBe(`/Personnel statistics:${REPORTER}`)
  const secret = key.searchParams.get('secret') ?? ''
  await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
  return secret
}

export async function choosePassword(page: Page, said: Said): Promise<void> {
  await at(page, 'new-password')
  await page.getByLabel(said.newPassword, { exact: true }).fill(PASSWORD)
  await page.getByLabel(said.sameAgain, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: said.savePassword }).click()
}

export async function acceptNotice(page: Page): Promise<void> {
  await at(page, 'notice')
  await page.getByRole('button', { name: 'OK' }).click()
}

/** From an invitation's page to the inside, every step of it. Resolves the seed that the app holds. */
export async function comeIn(house: House, page: Page, said: Said): Promise<string> {
  await proveMailbox(house, page, said)
  await confirmName(page, said)
  const secret = await enrolApp(house, page, said)
  await choosePassword(page, said)
  await acceptNotice(page)
  return secret
}

export async function typeAddress(page: Page, said: Said): Promise<void> {
  await at(page, 'identify')
  await page.getByLabel(said.address).fill(REPORTER)
  await page.getByRole('button', { name: said.next }).click()
}

/** One that the browser remembers, as it is shown there. */
export async function chooseAddress(page: Page, shown: string): Promise<void> {
  await at(page, 'choose-address')
  await page.getByRole('button', { name: shown, exact: true }).click()
}

export async function typePassword(page: Page, said: Said): Promise<void> {
  await at(page, 'password')
  await page.getByLabel(said.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: said.signIn, exact: true }).click()
}

export async function typeAppCode(
  house: House,
  page: Page,
  { said, secret }: { said: Said; secret: string },
): Promise<void> {
  await at(page, 'totp')
  await page.getByLabel(said.code).fill(totpAt(secret, house.server.clock.now()))
}
