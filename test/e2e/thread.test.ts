import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { inMailbox, invitationLink, mailedCode } from '../support/e2e/mailbox.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/**
 * The main job, as a person does it: a mail, a code, an app, a password, a notice, and the portal;
 * out again, and in again with password and code. Every step is portrayed at two widths, light and
 * dark, and each picture held to WCAG 2.2 AA.
 */
const stage = useHouse()

describe.each(['sv', 'en'] as const)('the thread in %s', (language) => {
  const said = SAID[language]
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'

  it('leads from the mailbox into the portal, out, and in again', {
    timeout: 240_000,
  }, async () => {
    const { house } = stage
    await house.server.invite({ language })
    const page = await house.visit({ locale })
    const picture = async (step: string, name: string) => {
      await person.at(page, step)
      await portray(page, `thread/${language}-${name}`, heldIn(language))
    }

    await page.goto(await invitationLink(house, inMailbox))
    await picture('email-code', '1-verify-address')
    await page.getByRole('button', { name: said.sendCode }).click()
    await page.getByLabel(said.mailedCode).waitFor()
    await picture('email-code', '2-code-sent')
    await page.getByLabel(said.mailedCode).fill(await mailedCode(house, inMailbox))
    await picture('register', '3-name')
    await person.confirmName(page, said)
    await picture('totp-enrol', '4-authenticator')
    const secret = await person.enrolApp(house, page, said)
    await picture('new-password', '5-password')
    await person.choosePassword(page, said)
    await picture('notice', '6-notice')
    await person.acceptNotice(page)

    await page.waitForURL(`${house.portalUrl}/${language}/submission/0001/*`)
    await page.getByText('Example Town').first().waitFor()
    await portray(page, `thread/${language}-7-inside`, heldIn(language))
    await signOut(page, `${house.portalUrl}/${language}/?*`)
    await portray(page, `thread/${language}-8-signed-out`, heldIn(language))

    house.server.clock.advance(60_000)
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await picture('identify', '9-sign-in')
    await person.typeAddress(page, said)
    await picture('password', '10-password')
    await person.typePassword(page, said)
    await picture('totp', '11-code')
    await person.typeAppCode(house, page, { said, secret })
    await page.getByRole('button', { name: said.signOut }).waitFor()
    await portray(page, `thread/${language}-12-inside-again`, heldIn(language))
  })

  const signOut = async (page: Page, to: string) => {
    await page.getByRole('button', { name: said.signOut }).click()
    await page.waitForURL(to)
  }
})
