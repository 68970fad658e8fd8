import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fullName } from '../../api/contract/plain/full-name.ts'
import { type MailOrder, mailOf } from '../../api/domain/mail/mail.ts'
import type { TemplateName } from '../../api/ports/mail-templates.ts'
import { useServers } from '../support/api/servers/servers.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { draw } from '../support/drawing.ts'
import { findingsOf } from '../support/e2e/axe.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { type House, openHouse } from '../support/e2e/house.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import * as person from '../support/e2e/steps.ts'
import { everyMail, USUALLY_TOLD } from '../support/mail/every-mail.ts'
import {
  LINES,
  LONGEST_ADDRESS,
  LONGEST_ROLE_ID,
  LONGEST_URL,
  NAMES,
} from '../support/real-life.ts'

/** What people bring, in every mail, on our hosted pages and in a host's portal. */
const openServer = useServers()

const TO = 'inviter@example.org'

const SETS = {
  long: {
    portal: { name: LINES.longest, branding: { authority: LINES.longest } },
    told: {
      firstName: NAMES.longest.firstName,
      inviter: fullName(NAMES.unbroken),
      person: fullName(NAMES.longest),
      email: LONGEST_ADDRESS,
      unit: LINES.longest,
      role: LONGEST_ROLE_ID,
      method: NAMES.longest.lastName,
      successorName: NAMES.longest.lastName,
      successorEmail: LONGEST_ADDRESS,
    },
  },
  'from the right': {
    portal: { name: LINES.arabic, branding: { authority: LINES.arabic } },
    told: {
      firstName: NAMES.arabic.firstName,
      inviter: fullName(NAMES.hebrew),
      person: fullName(NAMES.arabic),
      email: 'nour@example.org',
      unit: LINES.arabic,
      role: 'reporter',
      method: NAMES.hebrew.lastName,
      successorName: fullName(NAMES.hebrew),
      successorEmail: 'avi@example.org',
    },
  },
  usual: { portal: {}, told: USUALLY_TOLD },
}

const FROM_RIGHT = /[\u0590-\u08ff]/u
/** Of a text, what is not set apart. */
const outside = (text: string): string => text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, '')

async function mailsWith({ portal, told }: (typeof SETS)[keyof typeof SETS]) {
  const server = await openServer({ portal })
  for (const [template, filled] of Object.entries(everyMail(told))) {
    const order = { ...filled, template, portalId: 'demo', to: TO, language: 'sv', expiresAt: null }
    const queue = mailOf(server.services, order as unknown as MailOrder<TemplateName>)
    await server.store.atomically(() => queue())
  }
  await server.deliverMail()
  return server.mailer.sent
}

describe('every mail', () => {
  it.each(Object.entries(SETS))('fits a narrow window: %s', async (name, set) => {
    const mails = await mailsWith(set)
    expect(mails).toHaveLength(10)
    const page = await (await sharedBrowser()).newPage()
    for (const [at, { html, subject }] of mails.entries())
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 640 })
        await page.emulateMedia({ colorScheme: width === 320 ? 'dark' : 'light' })
        await page.setContent(html)
        const needed = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(needed, subject).toBeLessThanOrEqual(width)
        await draw(page, { name: `real-life/mail-${name}-${at}-${width}` })
      }
    await page.context().close()
  })

  it('sets apart each name from the right, in text, HTML and subject', async () => {
    const mails = await mailsWith(SETS['from the right'])
    for (const { text, html, subject } of mails) {
      expect(text).toMatch(FROM_RIGHT)
      // Who signs stands on a line alone.
      for (const part of [subject, text.replace(`\n${LINES.arabic}\n`, '')])
        expect(outside(part)).not.toMatch(FROM_RIGHT)
      expect(html).toContain(`\u2068${LINES.arabic}\u2069`)
    }
  })

  it('holds no sign that is not seen where nothing is written from the right', async () => {
    for (const { text, html, subject } of await mailsWith(SETS.usual))
      expect(text + html + subject).not.toMatch(/[\u2066-\u2069\u200e\u200f]/u)
  })
})

const CONTACTS = [
  {
    label: LINES.longest,
    telephone: '010-000 00 00',
    hours: LINES.unbroken,
    mail: LONGEST_ADDRESS,
    url: LONGEST_URL,
  },
  { label: LINES.arabic, mail: 'a@b.se' },
]

const PORTAL = {
  name: LINES.longest,
  branding: { authority: LINES.unbroken },
  helpContacts: { sv: CONTACTS, en: CONTACTS },
  units: [
    { externalId: '0001', name: LINES.longest },
    { externalId: '0002', name: LINES.arabic },
  ],
}

async function expectFits(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: width === 360 ? 'dark' : 'light' })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(needed, name).toBeLessThanOrEqual(width)
    await draw(page, { name: `real-life/${name}-${width}` })
  }
  expect.soft(await findingsOf(page), name).toEqual([])
}

async function inHouse(act: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse({}, PORTAL)
  try {
    await act(house)
    expect(house.strangers).toEqual([])
  } finally {
    await house.close()
  }
}

describe('in a portal with the longest of everything', { timeout: 90_000 }, () => {
  it('our hosted pages fit, with a script and without', () =>
    inHouse(async (house) => {
      await house.server.invite({ ...NAMES.longest, language: 'sv' })
      const page = await house.visit({ locale: 'sv-SE' })
      const [, fragment] = (await invitationLink(house)).split('#')
      await page.goto(`${house.api}/p/demo/invitation#${fragment}`)
      await person.at(page, 'email-code')
      await expectFits(page, 'hosted-invitation')
      await page.goto(`${house.api}/p/demo/inlogging`)
      await page.locator('main h2').waitFor()
      await expectFits(page, 'hosted-lost')
      await page.goto(`${house.api}/dev/mailbox`)
      await page.locator('main').waitFor()
      await expectFits(page, 'mailbox')
      const plain = await house.visit({ javaScriptEnabled: false, locale: 'sv-SE' })
      await plain.setViewportSize({ width: 320, height: 640 })
      await plain.goto(`${house.api}/p/demo/sign-in`)
      const list = await plain.locator('main').boundingBox()
      expect((list?.x ?? 0) + (list?.width ?? 999)).toBeLessThanOrEqual(320)
      await draw(plain, { name: 'real-life/hosted-no-script-320' })
    }))

  it('the example portal fits', () =>
    inHouse(async (house) => {
      const { page } = await openSignedIn(house, { language: 'sv', ...NAMES.longest })
      for (const path of ['', '/profile', '/submission', '/deferral']) {
        await page.goto(`${house.portalUrl}/sv${path}`)
        await page.locator('main h1').waitFor()
        await expectFits(page, `example${path.replace('/', '-')}`)
      }
    }))
})
