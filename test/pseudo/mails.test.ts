import { describe, expect, it } from 'vitest'
import { type MailOrder, mailOf } from '../../api/domain/mail/mail.ts'
import type { TemplateName } from '../../api/ports/mail-templates.ts'
import { useServers } from '../support/api/servers/servers.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { expectSpoken, watchData } from '../support/looks.ts'
import { everyMail, USUALLY_TOLD } from '../support/mail/every-mail.ts'

/** Every mail in the pseudo-locale: whether all of its words come from a catalogue, and none is cut off. */
const openServer = useServers()

const TO = 'inviter@example.org'

describe('a mail', () => {
  it.each(Object.entries(everyMail(USUALLY_TOLD)))(
    '%s has no word that is in no catalogue',
    async (template, filled) => {
      const server = await openServer()
      const order = {
        ...filled,
        template,
        portalId: 'demo',
        to: TO,
        language: 'en',
        expiresAt: null,
      }
      const queue = mailOf(server.services, order as unknown as MailOrder<TemplateName>)
      await server.store.atomically(() => queue())
      await server.deliverMail()
      const { html, subject } = server.mailer.newestTo(TO)
      expect(subject).toContain('⟦')
      const page = await (await sharedBrowser()).newPage({ viewport: { width: 360, height: 640 } })
      watchData(page, 'Example Agency', 'Example Town', 'Help with signing in')
      // A link's own address stands there to be copied.
      await page.setContent(html.replaceAll(/(?<=>)https:[^<]+/g, ''))
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
      await expectSpoken(page, template)
      // A mail is no page: it has neither landmarks nor a heading of its own.
      const found = await violationsOf(page)
      expect(found.filter((line) => !/^(region|landmark|page-has)/.test(line))).toEqual([])
      await page.context().close()
    },
  )
})
