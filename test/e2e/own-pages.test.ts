import { describe, expect, it } from 'vitest'
import { changeRows } from '../support/api/servers/servers.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** Our own origin's pages: hosted sign-in and invitation, mailbox, documentation. */
const stage = useHouse()
const said = SAID.en

describe('the hosted pages', () => {
  it('take an invitation to its end without a host page, and lead to the portal', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit({ locale: 'en-GB' })
    const [, fragment] = (await invitationLink(house)).split('#')
    await page.goto(`${house.api}/p/demo/invitation#${fragment}`)
    await person.at(page, 'email-code')
    await portray(page, 'own-pages/hosted-invitation')
    await person.comeIn(house, page, said)
    await page.waitForURL(`${house.portalUrl}/**`)
  })

  it('sign a person in for the host that sent them, with its state', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language: 'en' })
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByText('You are signed out.').waitFor()

    house.server.clock.advance(60_000)
    await page.goto(`${house.portalUrl}/en/sign-in`)
    const hosted = await hostedAddress(house.portalUrl, page.context())
    await page.goto(hosted)
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.typeAppCode(house, page, { said, secret })
    await page.waitForURL(`${house.portalUrl}/en/**`)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('R-76: lead to the start page, and hand no code over, where the return is not registered', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language: 'en' })
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByText('You are signed out.').waitFor()
    house.server.clock.advance(60_000)
    const asked = new URL(await hostedAddress(house.portalUrl, page.context()))
    asked.searchParams.set('return', `${house.portalUrl}/en/`)
    const led: string[] = []
    page.on('request', (request) => void led.push(request.url()))
    await page.goto(asked.href)
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.typeAppCode(house, page, { said, secret })
    await page.waitForURL(`${house.portalUrl}/**`)
    expect(led.filter((address) => address.includes('farstu_code'))).toEqual([])
    expect(led).toContain(`${house.portalUrl}/`)
  })

  it.each([
    ['our own page', '/p/demo/invitation'],
    ['the host’s page', '/invitation'],
  ])('let an invitation go on whose link to %s was escaped on its way', async (_what, path) => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit({ locale: 'en-GB' })
    const [, fragment = ''] = (await invitationLink(house)).split('#')
    const at = path === '/invitation' ? house.portalUrl : house.api
    await page.goto(`${at}${path}/%23${fragment.replace('=', '%3D')}.`)
    await person.at(page, 'email-code')
    expect(page.url()).toBe(`${at}${path}`)
    await page.reload()
    await person.at(page, 'email-code')
  })

  it.each([
    ['sv-SE', 'Sidan finns inte', '/p/demo/inlogging'],
    ['en-GB', 'There is no such page', '/p/demo/log-in'],
    ['en-GB', 'There is no such page', '/p/nowhere/sign-in'],
  ])('say in %s that there is none: %s', async (locale, heading, path) => {
    const { house } = stage
    const page = await house.visit({ locale })
    await page.goto(house.api + path)
    await page.getByRole('heading', { name: heading }).waitFor()
    await portray(page, `own-pages/lost${path.replaceAll('/', '-')}`)
  })

  /** The plain link inside the element, as it stands in the page's own markup. */
  const hostedAddress = async (
    portalUrl: string,
    context: import('playwright-core').BrowserContext,
  ) => {
    const markup = await (await context.request.get(`${portalUrl}/en/sign-in`)).text()
    return /href="([^"]*\/p\/demo\/sign-in[^"]*)"/.exec(markup)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }

  it('show people their account, with what they can change there, and the way back', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language: 'en' })
    await page.goto(`${house.api}/p/demo/account`)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await page.getByRole('button', { name: 'Rename: Personnel statistics' }).click()
    await page.getByLabel('New name').fill('My phone')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The name is changed.').waitFor()
    await page.getByText('you are asked for My phone (authenticator app) first').waitFor()
    await portray(page, 'own-pages/hosted-account')
    await page.getByRole('link', { name: 'To Personnel statistics' }).click()
    await page.waitForURL(`${house.portalUrl}/**`)
    await page.goto(`${house.api}/p/demo/account`)
    await page.getByRole('button', { name: 'Change name' }).click()
    await page.getByLabel('First name').fill('Kim')
    await page.getByRole('button', { name: 'Save name' }).click()
    await page.getByText('Your name is changed.').waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.waitForURL(`${house.portalUrl}/**`)
  })

  it('say whom to ask where no script runs', async () => {
    const { house } = stage
    const page = await house.visit({ javaScriptEnabled: false, locale: 'sv-SE' })
    await page.goto(`${house.api}/p/demo/sign-in`)
    await page.getByText('Hjälp att logga in').waitFor()
    expect(
      await page.getByRole('link', { name: 'Till Personnel statistics' }).getAttribute('href'),
    ).toBe(`${house.portalUrl}/`)
  })
})

/** As long as those of Swedish municipalities are. */
const LONG = 'maria-christina.bergstrom-lindqvist@exempelstadsbygden.example.org'

describe('the example portal', () => {
  it('shows a long address on its profile page without scrolling sideways', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language: 'en' })
    changeRows(house.server, 'update person set email = ?, email_key = ?', LONG, LONG)
    await page.getByRole('button', { name: said.signOut }).click()
    await page.getByText('You are signed out.').waitFor()
    house.server.clock.advance(60_000)
    await page.goto(`${house.portalUrl}/en/sign-in`)
    await person.at(page, 'identify')
    await page.getByLabel(said.address).fill(LONG)
    await page.getByRole('button', { name: said.next }).click()
    await person.typePassword(page, said)
    await person.typeAppCode(house, page, { said, secret })
    await page.getByRole('button', { name: said.signOut }).waitFor()
    await page.goto(`${house.portalUrl}/en/profile`)
    await page.getByText(LONG).first().waitFor()
    await portray(page, 'own-pages/profile-long-address')
  })
})

describe('the pages of the house', () => {
  it('the button of a mail opens the invitation, beside the mailbox', async () => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(`${house.api}/dev/mailbox`)
    await page
      .getByRole('link', { name: /Invitation/ })
      .first()
      .click()
    const opened = page.context().waitForEvent('page')
    await page.frameLocator('iframe').getByRole('link', { name: 'Open the invitation' }).click()
    await person.at(await opened, 'email-code')
  })

  it.each([
    ['mailbox', '/dev/mailbox', 'Mailbox'],
    ['docs', '/docs', 'Farstu'],
    ['docs-api', '/docs/api', 'API'],
    ['docs-accessibility', '/docs/accessibility', 'Accessibility, requirement by requirement'],
    ['docs-statement', '/docs/accessibility-statement', 'Accessibility statement to adopt'],
    ['docs-api-reference', '/docs/api-reference/operations', 'API reference'],
  ])('%s can be read', async (name, path, heading) => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit()
    await page.goto(house.api + path)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await portray(page, `own-pages/${name}`)
  })
})
