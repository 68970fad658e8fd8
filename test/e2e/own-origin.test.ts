import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../api/domain/portals/setup/setup-act.ts'
import { passwordOnly, signedIn } from '../support/api/confirming.ts'
import { giveRole, openElsewhere } from '../support/api/roles-elsewhere.ts'
import type { House } from '../support/e2e/house.ts'
import { visitIn } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** Whoever works in the console, too, sets up on our own page what a host's page asks for, and comes back signed in. */
const stage = useHouse()
const said = SAID.en

async function setLevel({ server: { domain, store } }: House, level: string): Promise<void> {
  const portal = await store.run(() => store.portals.byId('demo'))
  const policy = { ...JSON.parse(portal?.policy ?? '{}'), level, graceSignIns: 0 }
  const asked = { definition: { policy }, reason: 'To see what comes of it', goesOn: true }
  expect(await domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).toMatchObject({ ok: true })
}

async function worksInTheConsole({ server }: House): Promise<void> {
  await openElsewhere(server, 'console')
  await giveRole(server, 'console', 'auditor')
}

describe('on the page of a host that has an app set up, whoever works in the console', () => {
  it('is led to our page, sets it up there, and is signed in at the host', {
    timeout: 120_000,
  }, async () => {
    const { house } = stage
    await setLevel(house, 'aal1')
    await passwordOnly(house.server)
    await worksInTheConsole(house)
    await setLevel(house, 'aal2')

    const page = await visitIn(house, 'en')
    await page.goto(`${house.portalUrl}/en/sign-in`)
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.at(page, 'denied')
    await portray(page, 'own-origin/en-1-host')
    await page.getByRole('link', { name: 'Sign in on our page' }).click()

    await page.waitForURL(`${house.api}/p/demo/sign-in?*`)
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.at(page, 'enrol')
    await portray(page, 'own-origin/en-2-ours')
    await page.getByRole('button', { name: /app/i }).first().click()
    await person.proveMailbox(house, page, said)
    await person.enrolApp(house, page, said)

    await page.waitForURL(`${house.portalUrl}/en/**`)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('replaces a forgotten password there, where the page begins with the mailbox', {
    timeout: 120_000,
  }, async () => {
    const { house } = stage
    const { secret } = await signedIn(house.server)
    await worksInTheConsole(house)
    house.server.clock.advance(120_000)

    const page = await visitIn(house, 'en')
    await page.goto(`${house.portalUrl}/en/sign-in`)
    await person.typeAddress(page, said)
    await person.at(page, 'password')
    await page.getByRole('button', { name: said.forgotten }).click()
    await person.proveMailbox(house, page, said)
    await person.at(page, 'denied')
    await page.getByRole('link', { name: 'Sign in on our page' }).click()

    house.server.clock.advance(120_000)
    await person.typeAddress(page, said)
    await person.proveMailbox(house, page, said)
    await person.typeAppCode(house, page, { said, secret })
    await person.choosePassword(page, said)
    await person.typePassword(page, said)
    await page.waitForURL(`${house.portalUrl}/en/**`)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })
})
