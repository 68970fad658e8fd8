import { describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil } from '../support/api/browser.ts'
import { DAY } from '../support/api/clock.ts'
import { useServers } from '../support/api/servers.ts'
import { REPORTER } from '../support/api/test-server.ts'

const openServer = useServers()
const HOSTILE = `<b>"O'Neil" & 'x'</b>`

describe('the mail of an invitation', () => {
  it.each([
    [
      'en',
      'Invitation to Personnel statistics',
      'Hello Test,',
      'Example Town: reporter, until 1 July 2027',
      '3 March 2027',
    ],
    [
      'sv',
      'Inbjudan till Personnel statistics',
      'Hej Test!',
      'Example Town: uppgiftslämnare, till och med 1 juli 2027',
      '3 mars 2027',
    ],
  ])(
    'in %s names who invites, to what, as what, until when, with one link',
    async (...[language, subject, greeting, role, end]) => {
      const server = await openServer()
      const until = Date.parse('2027-07-01T10:00:00Z')
      const { link } = await server.invite({
        language,
        lifetimeMs: 30 * DAY,
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
      expect(mail.html).toContain(`<html lang="${language}">`)
      expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([link])
      expect(new Set(mail.html.match(/https?:\/\/[^"<\s]+/g))).toEqual(new Set([link]))
    },
  )

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
