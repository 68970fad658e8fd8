import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { wordsIn } from '../../console/words/chosen-language.ts'
import { MINUTE } from '../support/api/clock.ts'
import { enrol, ownerOf } from '../support/e2e/console.ts'
import { visitIn } from '../support/e2e/language.ts'
import { inMailbox } from '../support/e2e/mailbox.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { useHouse } from '../support/e2e/stage.ts'

/** An owner's first day: from an empty console to people who come through the funnel. */
const stage = useHouse()
const UNITS = Array.from({ length: 10 }, (_, n) => `10${n}0,Example Unit ${n},unit${n}@example.org`)
const NAMES = ['ada', 'bo', 'cim', 'dag', 'eli']
const TYPO = 3
const PEOPLE = NAMES.map(
  (name, n) =>
    `${name}@${n === TYPO ? 'gmial.com' : 'example.org'}; ${name}; Example; reporter; 10${n}0`,
)
const PORTAL = 'Water statistics'

const linkIn = (text: string) => /^http\S+#farstu-invitation=\S+$/m.exec(text)?.[0] ?? ''
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const room = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click()

async function addPortal(page: Page, language: Language): Promise<string> {
  const words = await wordsIn(language)
  const { add, basics, origins, secrets } = words.setupRoom
  const { house } = stage
  await page.getByRole('link', { name: words.addPortal }).click()
  await page.getByLabel(basics.name, { exact: true }).fill(PORTAL)
  await page.getByLabel(basics.homeUrl, { exact: true }).fill(`${house.portalUrl}/`)
  await page
    .getByLabel(origins.label({ number: 1 }), { exact: true })
    .fill(`${house.portalUrl}/start`)
  await press(page, add.create)
  await page.locator('[aria-invalid=true]').waitFor()
  await page.getByLabel(origins.label({ number: 1 }), { exact: true }).fill(house.portalUrl)
  await press(page, add.create)
  const secret = await page.getByLabel(secrets.value, { exact: true }).inputValue()
  await press(page, secrets.stored)
  await page.getByRole('heading', { name: add.added({ name: PORTAL }) }).waitFor()
  return secret
}

async function importUnits(page: Page, language: Language): Promise<void> {
  const { unitsRoom, units, setupRoom } = await wordsIn(language)
  await page.getByRole('link', { name: setupRoom.add.steps.units }).click()
  await page.getByLabel(unitsRoom.csv).fill(['external id,name,contact', ...UNITS].join('\n'))
  await press(page, unitsRoom.check)
  await press(page, unitsRoom.doImport({ count: UNITS.length }))
  await page.getByText(unitsRoom.imported({ added: UNITS.length, changed: 0 })).waitFor()
  // That is said at once, and the list it leads to is there a little later.
  await page.getByRole('heading', { level: 1, name: units, exact: true }).waitFor()
}

async function inviteFive(page: Page, language: Language): Promise<void> {
  const { invitations, invite, list } = await wordsIn(language)
  await room(page, invitations)
  await page.getByRole('link', { name: list.invite, exact: true }).first().click()
  await page.getByText(invite.list).click()
  await page.getByLabel(invite.paste, { exact: true }).fill(PEOPLE.join('\n'))
  await press(page, invite.check)
  await page.getByText(invite.meant({ address: 'dag@gmail.com' })).waitFor()
  await portray(page, `console-real/${language}-checked`, heldIn(language))
  await press(page, invite.sendMany({ count: PEOPLE.length }))
  await page.getByText(invite.sentMany({ count: PEOPLE.length })).waitFor()
}

async function correctTypo(page: Page, language: Language): Promise<void> {
  const { actionsFor, invitations, list, invite } = await wordsIn(language)
  await room(page, invitations)
  await press(page, actionsFor({ name: 'dag Example' }))
  await press(page, list.correct)
  await page.getByLabel(invite.address, { exact: true }).fill('dag@example.org')
  await press(page, list.correctDo)
  await page.getByText('dag@example.org').first().waitFor()
  await portray(page, `console-real/${language}-invitations`, heldIn(language))
}

/** The newest letter's reader, on our own page, since the portal has none of its own. */
async function comeIn(language: Language): Promise<void> {
  const { house } = stage
  const reporter = await visitIn(house, language)
  await reporter.goto(linkIn(await inMailbox(house, /Invitation|Inbjudan/)))
  house.server.clock.advance(MINUTE)
  await enrol(reporter, { house, language, hasNotice: false })
  await reporter.waitForURL(`${house.portalUrl}/**`)
  await reporter.context().close()
}

/** What the overview's open table counts at a step. */
async function counted(page: Page, language: Language, step: 'sent' | 'complete') {
  const { overviewRoom } = await wordsIn(language)
  const row = page.getByRole('row').filter({ hasText: overviewRoom.steps[step] })
  return Number(await row.getByRole('cell').nth(1).textContent())
}

describe.each(['sv', 'en'] as const)('an owner, in %s', (language) => {
  it('makes a portal, imports units, invites five, mends a typo, and sees them come in', {
    timeout: 150_000,
  }, async () => {
    const words = await wordsIn(language)
    const page = await ownerOf(stage.house, language)
    const secret = await addPortal(page, language)
    expect(secret).toMatch(/^fs_/)
    expect(await page.content()).not.toContain(secret)
    await portray(page, `console-real/${language}-added`, heldIn(language))
    await importUnits(page, language)
    await portray(page, `console-real/${language}-units`, heldIn(language))
    await inviteFive(page, language)
    // The first letters have left when the corrected one is written: it is the newest.
    await stage.house.server.deliverMail()
    stage.house.server.clock.advance(MINUTE)
    await correctTypo(page, language)
    await comeIn(language)
    await room(page, words.overview)
    await page.getByText(words.overviewRoom.asTable).click()
    expect(await counted(page, language, 'sent')).toBe(5)
    expect(await counted(page, language, 'complete')).toBe(1)
    await portray(page, `console-real/${language}-overview`, heldIn(language))
    await room(page, words.people)
    await page.getByRole('link', { name: 'dag Example' }).click()
    await page.getByRole('heading', { name: /dag/i }).waitFor()
    await portray(page, `console-real/${language}-person`, heldIn(language))
    expect(await page.getByText(`Example Unit ${TYPO}`).count()).toBeGreaterThan(0)
  })
})
