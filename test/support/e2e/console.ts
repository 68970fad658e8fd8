import type { Page } from 'playwright-core'
import type { Language } from '../../../console/words/chosen-language.ts'
import { totpAt } from '../totp.ts'
import type { House } from './house.ts'
import { visitIn } from './language.ts'
import { scanScreen } from './qr.ts'
import { SAID } from './said.ts'
import * as person from './steps.ts'

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
  const invited = await house.server.domain.owners.invite({
    email: 'owner@example.org',
    firstName: 'Test',
    lastName: 'Owner',
    language,
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
