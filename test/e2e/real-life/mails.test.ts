import { describe, expect, it } from 'vitest'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { type MailOrder, mailOf } from '../../../api/domain/mail/mail.ts'
import type { TemplateName } from '../../../api/ports/mail-templates.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { sharedBrowser } from '../../support/chromium.ts'
import { draw } from '../../support/drawing.ts'
import { everyMail, USUALLY_TOLD } from '../../support/mail/every-mail.ts'
import { LINES, LONGEST_ADDRESS, LONGEST_ROLE_ID, NAMES } from '../../support/real-life.ts'

/** What people bring, in every mail. */
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
    expect(mails).toHaveLength(Object.keys(everyMail(set.told)).length)
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
