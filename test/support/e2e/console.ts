import type { Page } from 'playwright-core'
import type { ConsoleRole } from '../../../api/contract/console/console.ts'
import type { Language } from '../../../console/words/words.ts'
import { totpAt } from '../totp.ts'
import type { House } from './house.ts'
import { scanScreen } from './qr.ts'
import { SAID } from './said.ts'
import * as person from './steps.ts'

/** A browser of one's own, in a language. */
const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

export const visitIn = (house: House, language: Language): Promise<Page> =>
  house.visit({ locale: LOCALES[language] })

interface Enrolment {
  readonly house: House
  readonly language: Language
  readonly hasNotice: boolean
}

/** Through an invitation, in the page that its link has opened. */
export async function enrol(page: Page, { house, language, hasNotice }: Enrolment): Promise<void> {
  const said = SAID[language]
  await person.proveMailbox(house, page, said)
  await person.confirmName(page, said)
  await person.at(page, 'totp-enrol')
  const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
  await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
  await person.choosePassword(page, said)
  if (hasNotice) await person.acceptNotice(page)
}

/** The first owner, in the console's overview. */
export async function ownerOf(house: House, language: Language): Promise<Page> {
  const invited = await house.server.domain.console.owners.invite({
    email: 'owner@example.org',
    firstName: 'Test',
    lastName: 'Owner',
    language,
  })
  if (!invited.ok) throw new Error(invited.mistake)
  return intoConsole(house, { link: invited.link, language })
}

interface Agent {
  readonly role: ConsoleRole
  readonly portalId: string
  readonly language: Language
}

/** Somebody with a role over one portal, in the console. There must be an owner already. */
export async function agentOf(house: House, { role, portalId, language }: Agent): Promise<Page> {
  const invited = await house.server.domain.invitations.invite({
    portalId: 'console',
    email: `${role}.${portalId}@example.org`,
    firstName: 'Test',
    lastName: role,
    language,
    inviterName: 'Test Owner',
    roles: [{ unitExternalId: portalId, role, until: null }],
  })
  if (!invited.ok) throw new Error(invited.mistake)
  return intoConsole(house, { link: invited.link, language })
}

async function intoConsole(
  house: House,
  { link, language }: { readonly link: string; readonly language: Language },
): Promise<Page> {
  const page = await visitIn(house, language)
  await page.goto(link)
  await enrol(page, { house, language, hasNotice: false })
  await page.waitForURL(`${house.api}/console/**`)
  await page.locator('h1').waitFor()
  return page
}
