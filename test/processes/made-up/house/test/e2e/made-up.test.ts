import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/e2e/axe.ts'
import { type House, openHouse } from '../support/e2e/house.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { SAID } from '../support/e2e/said.ts'
import * as person from '../support/e2e/steps.ts'

const said = SAID.en

/** The other browser: what it is told is the token that the page shows. */
async function answerElsewhere(house: House, page: Page): Promise<void> {
  const lead = (await page.getByText('The other browser is asked:').textContent()) ?? ''
  const token = lead.split(': ')[1]?.trim() ?? ''
  const other = await house.visit()
  await other.goto(`${house.portalUrl}/en/`)
  const status = await other.evaluate(
    async ({ api, token: shown }) => {
      const answer = { isVerified: true, digest: null }
      const response = await fetch(`${api}/v1/elsewhere`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'X-Farstu-Client': '1' },
        body: JSON.stringify({ portal: 'demo', method: 'made-up', token: shown, answer }),
      })
      return response.status
    },
    { api: house.api, token },
  )
  expect(status).toBe(204)
}

async function proveCard(house: House, page: Page, card: { serial: string; secret: string }) {
  await person.at(page, 'made-up')
  await page.getByLabel('Number of the card').fill(card.serial)
  await page.getByLabel('Secret').fill(card.secret)
  await page.getByRole('button', { name: 'Ask the other browser' }).click()
  await answerElsewhere(house, page)
  await page.getByRole('button', { name: 'It has answered' }).click()
}

describe('the made-up method in its widget', () => {
  let house: House
  let card: { readonly serial: string; readonly secrets: readonly string[] }

  beforeAll(async () => {
    house = await openHouse({
      firstFactors: ['password', 'made-up'],
      secondFactors: ['made-up', 'totp'],
    })
    await house.server.invite({ language: 'en' })
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(await invitationLink(house))
    await person.proveMailbox(house, page, said)
    await person.confirmName(page, said)
    await person.at(page, 'made-up-enrol')
    expect(await violationsOf(page)).toEqual([])
    const lead = (await page.getByText('Number ').textContent()) ?? ''
    const [, serial = '', list = ''] = /Number (\S+), secrets (.*?)\s*$/.exec(lead) ?? []
    card = { serial, secrets: list.split(' ') }
    await page.getByLabel('One of the secrets').fill(card.secrets[0] ?? '')
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await person.choosePassword(page, said)
    await person.acceptNotice(page)
    await page.waitForURL(`${house.portalUrl}/en/submission/**`)
  }, 120_000)
  afterAll(() => house.close())

  it('signs in, and asks for no address', { timeout: 60_000 }, async () => {
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(`${house.portalUrl}/en/sign-in`)
    await person.at(page, 'identify')
    await page.getByRole('button', { name: 'Sign in with a made-up card' }).click()
    await proveCard(house, page, { serial: card.serial, secret: card.secrets[3] ?? '' })
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('vouches for a new password', { timeout: 60_000 }, async () => {
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(`${house.portalUrl}/en/sign-in`)
    await person.typeAddress(page, said)
    await person.at(page, 'password')
    await page.getByRole('button', { name: said.forgotten }).click()
    await person.proveMailbox(house, page, said)
    await proveCard(house, page, { serial: card.serial, secret: card.secrets[4] ?? '' })
    await person.at(page, 'new-password')
  })
})
