import { expect, it } from 'vitest'
import { PASSWORD } from '../support/api/browser.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { tabTo } from '../support/e2e/by-keyboard.ts'
import { invitationLink, mailedCode } from '../support/e2e/mailbox.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { at } from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** The whole thread without a pointer: Tab, typing, Enter. */
const stage = useHouse()

it('the whole thread can be done by keyboard alone', { timeout: 90_000 }, async () => {
  const { house } = stage
  const { server } = house
  await server.invite()
  const page = await house.visit({ locale: 'en-GB' })
  await page.goto(await invitationLink(house))

  await at(page, 'email-code')
  await tabTo(page, 'Send verification code')
  await page.keyboard.press('Enter')
  await page.getByLabel('Code, 6 digits').waitFor()
  const code = await mailedCode(house)
  await tabTo(page, 'Code, 6 digits')
  await page.keyboard.type(code)

  await at(page, 'register')
  await tabTo(page, 'First name')
  await page.keyboard.press('Enter')

  await at(page, 'totp-enrol')
  const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
  await tabTo(page, 'Code from the app, 6 digits')
  await page.keyboard.type(totpAt(secret, server.clock.now()))

  await at(page, 'new-password')
  await tabTo(page, 'New password')
  await page.keyboard.type(PASSWORD)
  await tabTo(page, 'The same password again')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')

  await at(page, 'notice')
  await tabTo(page, 'OK')
  await page.keyboard.press('Space')

  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await tabTo(page, 'Sign out')
  await page.keyboard.press('Enter')
  await page.getByText('You are signed out.').waitFor()

  server.clock.advance(60_000)
  await tabTo(page, 'Sign in')
  await page.keyboard.press('Enter')
  await at(page, 'identify')
  await tabTo(page, 'E-mail address')
  await page.keyboard.type(REPORTER)
  await page.keyboard.press('Enter')
  await at(page, 'password')
  await tabTo(page, 'Password')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await at(page, 'totp')
  await tabTo(page, 'Code, 6 digits')
  await page.keyboard.type(totpAt(secret, server.clock.now()))
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  expect(new URL(page.url()).origin).toBe(house.portalUrl)
})
