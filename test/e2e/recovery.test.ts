import { describe, it } from 'vitest'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** A password forgotten between two collection periods. */
const stage = useHouse()

describe.each(['sv', 'en'] as const)('a forgotten password in %s', (language) => {
  const said = SAID[language]

  it('is replaced with mailbox and app, and then signed in with', {
    timeout: 120_000,
  }, async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language })
    await page.getByRole('button', { name: said.signOut }).click()
    await page.waitForURL(`${house.portalUrl}/${language}/?*`)

    house.server.clock.advance(120_000)
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await person.typeAddress(page, said)
    await person.at(page, 'password')
    await page.getByRole('button', { name: said.forgotten }).click()
    await person.at(page, 'email-code')
    await portray(page, `recovery/${language}-1-mailbox`, heldIn(language))
    await person.proveMailbox(house, page, said)
    await person.at(page, 'totp')
    await portray(page, `recovery/${language}-2-app`, heldIn(language))
    await person.typeAppCode(house, page, { said, secret })
    await person.at(page, 'new-password')
    await portray(page, `recovery/${language}-3-new-password`, heldIn(language))
    await person.choosePassword(page, said)
    await person.at(page, 'password')
    await portray(page, `recovery/${language}-4-sign-in`, heldIn(language))
    await person.typePassword(page, said)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })
})
