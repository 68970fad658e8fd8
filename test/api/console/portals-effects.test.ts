/** What a change of a portal does to those who are in the middle of something there. */
import { expect, it } from 'vitest'
import { createBrowser } from '../../support/api/browser.ts'
import { openWithOwner } from '../../support/api/console/console.ts'
import { changed } from '../../support/api/console/console-portals.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import { untilMailed } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()
const MOVED = 'https://moved.example.org'

it('pages of an origin that is removed stop at once, those of a new one begin at once', async () => {
  const { server, owner } = await openWithOwner(openServer)
  const { browser, flow } = await untilMailed(server)
  const moved = createBrowser(server, { origin: MOVED })
  expect((await moved.start()).body.code).toBe('origin_refused')
  expect(
    (await changed(owner, { origins: [MOVED], invitationUrl: null, returnUrls: [] })).status,
  ).toBe(200)
  for (const reply of [await browser.see(flow), await browser.start()]) {
    expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  }
  const begun = await moved.start()
  expect(begun.status).toBe(201)
  expect(begun.headers.get('access-control-allow-origin')).toBe(MOVED)
})

it('mails that wait are written as the portal is when they leave', async () => {
  const { server, owner } = await openWithOwner(openServer)
  const invited = await server.domain.invitations.invite({
    portalId: 'demo',
    email: REPORTER,
    firstName: 'Test',
    lastName: 'Reporter',
    language: 'sv',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
  })
  expect(invited.ok).toBe(true)
  await changed(owner, {
    name: 'Water survey',
    languages: ['en'],
    timeZone: 'Pacific/Kiritimati',
    branding: { authority: 'Example Agency <for> Water', accent: null, accentDark: null },
  })
  await server.deliverMail()
  const { from, subject, text, html, language } = server.mailer.newestTo(REPORTER)
  expect([from.name, subject, language]).toEqual([
    'Water survey',
    'Invitation to Water survey',
    'en',
  ])
  expect(text).toContain('Hello Test,')
  expect(text.trimEnd().split('\n').at(-1)).toBe('Example Agency <for> Water')
  expect(html).toContain('Example Agency &lt;for&gt; Water')
})

it('a name with line ends adds no header to a mail, even one that was stored so', async () => {
  const { server, owner } = await openWithOwner(openServer)
  const name = 'Survey\r\nBcc: evil@example.org'
  expect((await changed(owner, { name })).body.name).toBe('Survey Bcc: evil@example.org')
  changeRows(server, "update portal set name = ? where id = 'demo'", name)
  await server.invite()
  const { to, from } = server.mailer.newestTo(REPORTER)
  expect(to).toBe(REPORTER)
  expect(from.address).toBe('no-reply@farstu.example.org')
})
