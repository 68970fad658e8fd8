import { describe, expect, it } from 'vitest'
import { type MailOrder, mailOf } from '../../api/domain/mail/mail.ts'
import type { MailTemplates, TemplateName } from '../../api/ports/mail-templates.ts'
import { useServers } from '../support/api/servers/servers.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { expectSpoken, watchData } from '../support/looks.ts'

/** Every mail in the pseudo-locale: whether all of its words come from a catalogue, and none is cut off. */
const openServer = useServers()

const AT = Date.parse('2027-02-01T08:00:00Z')
const TO = 'inviter@example.org'
const INVITED = {
  inviter: 'Example Agency',
  person: 'Test Reporter',
  email: 'reporter@example.org',
  invitation: 'id-of-the-invitation',
}
const PERSON = { firstName: 'Test', at: AT }

type Filled<T extends TemplateName> = Pick<MailOrder<T>, 'variables' | 'secrets'>

const MAILS: { readonly [T in keyof MailTemplates]: Filled<T> } = {
  invitation: {
    variables: {
      firstName: 'Test',
      inviter: 'Example Agency',
      roles: [
        { unit: 'Example Town', role: 'reporter', name: null, until: AT },
        { unit: null, role: 'helpdesk', name: null, until: null },
      ],
      expiresAt: AT,
    },
    secrets: { link: 'https://portal.example.org/invitation#farstu-invitation=0123' },
  },
  'new-link-asked': { variables: { ...INVITED, expiredAt: AT }, secrets: {} },
  'invitation-declined': {
    variables: { ...INVITED, at: AT, successorName: null, successorEmail: null },
    secrets: {},
  },
  'email-code': {
    variables: { reference: 'KTR', minutes: 10, purpose: 'invitation' },
    secrets: { code: '123456' },
  },
  'account-ready': {
    variables: { ...PERSON, methods: ['password', 'totp', 'email-code'] },
    secrets: {},
  },
  'password-changed': { variables: PERSON, secrets: {} },
  'method-added': { variables: { ...PERSON, method: 'My phone' }, secrets: {} },
  'method-disabled': { variables: PERSON, secrets: {} },
  'account-suspended': { variables: PERSON, secrets: {} },
  'account-reopened': { variables: PERSON, secrets: {} },
}

describe('a mail', () => {
  it.each(Object.entries(MAILS))(
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
      watchData(page, 'Example Agency', 'Example Town')
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
