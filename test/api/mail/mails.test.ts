import { describe, expect, it } from 'vitest'
import { type MailOrder, mailOf } from '../../../api/domain/mail/mail.ts'
import type { TemplateName } from '../../../api/ports/mail-templates.ts'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const INVITER = 'inviter@example.org'
const HOSTILE = `<b>"O'Neil" & 'x'</b>`

describe('the mail of an invitation', () => {
  it.each([
    [
      'en',
      'Invitation to Personnel statistics',
      'Hello Test,',
      'Example Town: reporter, until 1 July 2027 at 12:00',
      'valid until the end of 3 March 2027.',
    ],
    [
      'sv',
      'Inbjudan till Personnel statistics',
      'Hej Test!',
      'Example Town: uppgiftslämnare, till 1 juli 2027 kl. 12:00',
      'gäller till och med 3 mars 2027.',
    ],
  ])(
    'in %s names who invites, to what, as what, until when, with one link',
    async (...[language, subject, greeting, role, end]) => {
      const server = await openServer()
      const until = Date.parse('2027-07-01T10:00:00Z')
      const { link } = await server.invite({
        language,
        days: 30,
        roles: [{ unitExternalId: '0001', role: 'reporter', until }],
      })
      const mail = server.mailer.newestTo(REPORTER)
      expect(mail.subject).toBe(subject)
      expect(mail.from).toEqual({
        name: 'Personnel statistics',
        address: 'no-reply@farstu.example.org',
      })
      for (const part of [mail.text, mail.html]) {
        expect(part).toContain(greeting)
        expect(part).toContain('Example Agency')
        expect(part).toContain(role)
        expect(part).toContain(end)
        expect(part).toContain(link)
      }
      expect(mail.html).toContain(`<html lang="${language}" dir="ltr">`)
      expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([link])
      expect(new Set(mail.html.match(/https?:\/\/[^"<\s]+/g))).toEqual(new Set([link]))
    },
  )

  it.each([
    ['handed-over', 'handed over'],
    ['unit_admin', 'unit admin'],
    ['unitAdmin', 'unit admin'],
    ['UNIT_ADMIN', 'unit admin'],
    ['unit-admin', 'unit administrator'],
    ['HR-ansvarig', 'HR-ansvarig'],
    ['Uppgiftslämnare', 'Uppgiftslämnare'],
    ['constructor', 'constructor'],
  ])('tells the role %s as "%s"', async (role, told) => {
    const server = await openServer({ portal: { roles: [{ id: role }] } })
    await server.invite({ roles: [{ unitExternalId: '0001', role, until: null }] })
    expect(server.mailer.newestTo(REPORTER).text).toContain(`- Example Town: ${told}\n`)
  })

  it.each([
    ['sv', 'Granskare av siffror'],
    ['en', 'reader'],
  ])('calls a role as the portal does in the language of the mail: %s', async (language, told) => {
    const role = { id: 'reader', names: { sv: 'Granskare av siffror' } }
    const server = await openServer({ portal: { roles: [role] } })
    await server.invite({
      language,
      roles: [{ unitExternalId: '0001', role: 'reader', until: null }],
    })
    expect(server.mailer.newestTo(REPORTER).text).toContain(`- Example Town: ${told}\n`)
  })

  it('shows names as text, whatever is in them', async () => {
    const server = await openServer()
    await server.invite({ firstName: HOSTILE, inviterName: '<script>alert(1)</script>' })
    const { html, text } = server.mailer.newestTo(REPORTER)
    expect(html).not.toMatch(/<script|<b>/)
    expect(html).toContain('&lt;b&gt;')
    expect(text).toContain(HOSTILE)
  })

  it('has no line that a name could have added', async () => {
    const server = await openServer({ portal: { name: 'Survey' } })
    await server.invite({ firstName: 'A\r\nBcc: evil@example.org\r\n', inviterName: 'B\u2028C\nD' })
    const { subject, text, to } = server.mailer.newestTo(REPORTER)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:/m)
    expect(to).toBe(REPORTER)
  })

  it('leads where the configuration says, whatever host the browser names', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const forged = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example;proto=http',
    }
    const { token } = await server.invite()
    const body = { portal: 'demo', journey: 'invitation', invitation: token }
    const { flow } = (await browser.send('POST', '/v1/flows', body, forged)).body
    const answer = { answer: { step: 'email-code', send: true } }
    await browser.send('POST', `/v1/flows/${flow}/answer`, answer, forged)
    await server.deliverMail()
    for (const { text, html, subject } of server.mailer.sent)
      expect(text + html + subject).not.toContain('evil')
  })
})

describe('the mail of a code', () => {
  it.each([
    ['en', /^\d{6} is your code for Personnel statistics$/, 'It works for 10 minutes.'],
    ['sv', /^\d{6} är din kod till Personnel statistics$/, 'Den gäller i 10 minuter.'],
  ])(
    'in %s has it in the subject and on a line of its own',
    async (language, subject, validity) => {
      const server = await openServer()
      const { token } = await server.invite({ language })
      await onboardUntil(server, createBrowser(server), 'register', token)
      const code = await server.mailedCode()
      const mail = server.mailer.newestTo(REPORTER)
      expect(mail.subject).toMatch(subject)
      expect(mail.subject).toContain(code)
      expect(mail.text).toContain(validity)
      expect(mail.text).toMatch(new RegExp(`^ {4}${code}$`, 'm'))
      expect(mail.html).toContain(`>${code}<`)
      expect(mail.text + mail.html).not.toMatch(/https?:\/\//)
    },
  )

  it('is in the language of the invitation, whatever the screen is in', async () => {
    const server = await openServer()
    const { token } = await server.invite({ language: 'sv' })
    const browser = createBrowser(server, { language: 'en' })
    await onboardUntil(server, browser, 'register', token)
    await server.deliverMail()
    expect(server.mailer.newestTo(REPORTER).language).toBe('sv')
  })
})

describe('the mail of an account that is ready', () => {
  it('names the methods and the moment, and no secret', async () => {
    const server = await openServer()
    const { secret } = await onboardUntil(server, createBrowser(server), 'done')
    await server.deliverMail()
    const { subject, text, html } = server.mailer.newestTo(REPORTER)
    expect(subject).toBe('Your account in Personnel statistics is ready')
    expect(text).toContain('- Password')
    expect(text).toContain('- Code from an authenticator app')
    expect(text).toMatch(/1 February 2027 at 0?9:00/)
    expect(text + html).not.toContain(secret)
  })
})

/** The mail as it goes out. */
async function written<T extends TemplateName>(
  server: TestServer,
  order: Pick<MailOrder<T>, 'template' | 'language' | 'variables'>,
) {
  const queue = mailOf(server.services, {
    ...order,
    portalId: 'demo',
    to: INVITER,
    secrets: {},
    expiresAt: null,
  })
  await server.store.atomically(() => queue())
  await server.deliverMail()
  return server.mailer.newestTo(INVITER)
}

const AT = Date.parse('2027-02-01T08:00:00Z')
const INVITED = {
  inviter: 'Example Agency',
  person: 'Test Reporter',
  email: REPORTER,
  invitation: 'id-of-the-invitation',
}

describe('the mail to an inviter of whom a new link is asked', () => {
  it.each([
    ['en', 'A new invitation link is asked for in Personnel statistics', '1 February 2027'],
    ['sv', 'Någon ber om en ny inbjudningslänk till Personnel statistics', '1 februari 2027'],
  ])('in %s says who asks, since when it has expired, and what to send', async (...told) => {
    const [language, subject, date] = told
    const mail = await written(await openServer(), {
      template: 'new-link-asked',
      language,
      variables: { ...INVITED, expiredAt: AT },
    })
    expect(mail.subject).toBe(subject)
    for (const part of [mail.text, mail.html])
      for (const said of [...Object.values(INVITED), date]) expect(part).toContain(said)
  })
})

describe('the mail to an inviter whose invitation was declined', () => {
  const variables = { ...INVITED, at: AT, successorName: null, successorEmail: null }

  it.each([
    ['en', 'An invitation to Personnel statistics was declined', 'Nothing of it has been checked'],
    ['sv', 'En inbjudan till Personnel statistics har avböjts', 'Inget av det är kontrollerat'],
  ])('in %s names whom somebody proposes, and that nobody checked it', async (...told) => {
    const [language, subject, unchecked] = told
    const proposed = { successorName: 'Next Person', successorEmail: 'next@example.org' }
    const mail = await written(await openServer(), {
      template: 'invitation-declined',
      language,
      variables: { ...variables, ...proposed },
    })
    expect(mail.subject).toBe(subject)
    for (const part of [mail.text, mail.html])
      for (const said of [...Object.values(INVITED), ...Object.values(proposed), unchecked])
        expect(part).toContain(said)
  })

  it.each([
    ['a name alone', { successorName: 'Next Person' }, '- Next Person\n'],
    ['an address alone', { successorEmail: 'next@example.org' }, '- next@example.org\n'],
    ['nobody', {}, 'They propose nobody else.'],
  ])('may propose %s', async (_whom, proposed, said) => {
    const { text } = await written(await openServer(), {
      template: 'invitation-declined',
      language: 'en',
      variables: { ...variables, ...proposed },
    })
    expect(text).toContain(said)
    expect(text).not.toContain('null')
  })

  it('shows names as text, whatever is in them', async () => {
    const { html } = await written(await openServer(), {
      template: 'invitation-declined',
      language: 'en',
      variables: { ...variables, person: HOSTILE, successorName: HOSTILE },
    })
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;b&gt;')
  })
})

describe('the mail of an authenticator app that was switched off', () => {
  it.each([
    ['en', 'Your authenticator app was switched off in Personnel statistics', '1 February 2027 at'],
    ['sv', 'Din autentiseringsapp har stängts av i Personnel statistics', '1 februari 2027 kl.'],
  ])('in %s says when, and whom it is for', async (language, subject, moment) => {
    const mail = await written(await openServer(), {
      template: 'method-disabled',
      language,
      variables: { firstName: 'Test', at: AT },
    })
    expect(mail.subject).toBe(subject)
    expect(mail.text).toMatch(/^(Hello Test,|Hej Test!)\n/)
    expect(mail.text).toContain(moment)
    expect(mail.text + mail.html).not.toMatch(/https?:\/\//)
  })
})

describe('a mail that warns', () => {
  it.each([
    ['en', 'Who can help:', 'Help with signing in · +46 10 000 00 00'],
    ['sv', 'Här får du hjälp:', 'Hjälp att logga in · 010-000 00 00'],
  ])('in %s names whom to ask, and how', async (language, heading, contact) => {
    const server = await openServer()
    const { token } = await server.invite({ language })
    await onboardUntil(server, createBrowser(server, { language }), 'done', token)
    await server.deliverMail()
    const { text, html } = server.mailer.newestTo(REPORTER)
    for (const part of [text, html]) {
      expect(part).toContain(heading)
      expect(part).toContain(contact)
    }
  })
})
