import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/api/clock.ts'
import type { House } from '../support/e2e/house.ts'
import { newestMail } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** An owner's first day, from the command line to people moving through the funnel. */
const stage = useHouse()
const said = SAID.en
const UNITS = Array.from({ length: 10 }, (_, n) => `10${n}0,Example Unit ${n},unit${n}@example.org`)
const PEOPLE = ['ada', 'bo', 'cim', 'dag', 'eli'].map(
  (name, n) =>
    `${name}@${n === 3 ? 'gmial.com' : 'example.org'}; ${name}; Example; reporter; 10${n}0`,
)

const linkIn = (text: string) => /^http\S+#farstu-invitation=\S+$/m.exec(text)?.[0] ?? ''

/** Through an invitation by link, in a page of one's own; resolves the page and the app's seed. */
async function enrol(house: House, page: Page, { hasNotice }: { hasNotice: boolean }) {
  await person.proveMailbox(house, page, said)
  await person.confirmName(page, said)
  await person.at(page, 'totp-enrol')
  const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
  await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
  await person.choosePassword(page, said)
  if (hasNotice) await person.acceptNotice(page)
  return secret
}

async function owner(house: House): Promise<Page> {
  const invited = await house.server.domain.console.owners.invite({
    email: 'owner@example.org',
    firstName: 'Test',
    lastName: 'Owner',
    language: 'en',
  })
  if (!invited.ok) throw new Error(invited.mistake)
  const page = await house.visit({ locale: 'en-GB' })
  await page.goto(invited.link)
  await enrol(house, page, { hasNotice: false })
  await page.waitForURL(`${house.api}/console/**`)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  return page
}

const room = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name }).click()

describe('an owner', () => {
  it('imports units, invites five, mends a mistyped address, and sees them come in', {
    timeout: 120_000,
  }, async () => {
    const { house } = stage
    const page = await owner(house)

    await room(page, 'Units')
    await page.getByRole('link', { name: 'Import' }).click()
    await page
      .getByLabel('Or paste the rows')
      .fill(['external id,name,contact', ...UNITS].join('\n'))
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByRole('button', { name: 'Import 10 units' }).click()
    await page.getByText('10 added, 0 changed.').waitFor()
    await portray(page, 'console-real/units')

    await room(page, 'Invitations')
    await page.getByRole('link', { name: 'Invite', exact: true }).first().click()
    await page.getByText('A pasted list').click()
    await page.getByLabel('Rows').fill(PEOPLE.join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('Did you mean dag@gmail.com?').waitFor()
    await portray(page, 'console-real/checked')
    await page.getByRole('button', { name: 'Send 5 invitations' }).click()
    await page.getByText('5 invitations are on the way.').waitFor()

    house.server.clock.advance(MINUTE)
    await room(page, 'Invitations')
    await page.getByRole('button', { name: 'Actions for dag Example' }).click()
    await page.getByRole('button', { name: 'Correct address …' }).click()
    await page.getByLabel('E-mail address').fill('dag@example.org')
    await page.getByRole('button', { name: 'Save and send again' }).click()
    await page.getByText('dag@example.org').first().waitFor()
    await portray(page, 'console-real/invitations')

    const reporter = await house.visit({ locale: 'en-GB' })
    await reporter.goto(linkIn(await newestMail(house, /Invitation/)))
    house.server.clock.advance(MINUTE)
    await enrol(house, reporter, { hasNotice: true })
    await reporter.getByRole('button', { name: said.signOut }).waitFor()

    await room(page, 'Overview')
    await page.getByText('Show as a table').click()
    const counts = page.getByRole('table').getByRole('row')
    await counts.filter({ hasText: 'Complete' }).filter({ hasText: '1' }).waitFor()
    await portray(page, 'console-real/overview')
    await room(page, 'People')
    await page.getByRole('link', { name: 'dag Example' }).click()
    await page.getByRole('heading', { name: /dag/i }).waitFor()
    await portray(page, 'console-real/person')
    expect(await page.getByText('Example Unit 3').count()).toBeGreaterThan(0)
  })
})
