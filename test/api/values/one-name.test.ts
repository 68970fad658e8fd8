/** Some people have one name only: first or last name may be empty, not both, at every door. */
import { describe, expect, it } from 'vitest'
import type { Setting } from '../../../api/boot/commands/command.ts'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { owner } from '../../../api/boot/commands/owner-command.ts'
import { correct } from '../../../api/boot/commands/resend-command.ts'
import { asHost, createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { openWithOwner } from '../../support/api/console/console.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const ONE_NAME = [
  ['a first name', { firstName: 'Sukarno', lastName: '' }],
  ['a last name', { firstName: '', lastName: 'Sukarno' }],
] as const
const ROLES = [{ unit: '0001', role: 'reporter' }]

const setting = (server: TestServer): Setting => ({
  say: () => {},
  remark: () => {},
  withDomain: (work) => work(server.domain),
  now: () => server.clock.now(),
})

const kept = (server: TestServer) =>
  rowsIn(server, "select first_name, last_name from invitation where portal_id = 'demo'").map(
    ({ first_name, last_name }) => [first_name, last_name],
  )

describe.each(ONE_NAME)('whoever has %s only', (_what, names) => {
  const both = [names.firstName, names.lastName]

  it('is invited by a host, which may leave the other out, and greeted by the one', async () => {
    const server = await openServer()
    const { inviterName, address } = { inviterName: 'Example Agency', address: 's@example.org' }
    const given = Object.entries(names).filter(([, name]) => name !== '')
    const body = { address, ...Object.fromEntries(given), inviterName, roles: ROLES }
    expect((await asHost(server, '/v1/invitations', body)).status).toBe(201)
    expect(kept(server)).toEqual([both])
    await server.deliverMail()
    expect(server.mailer.newestTo(address).text).toMatch(/^Hello Sukarno,/)
  })

  it('is invited and corrected at the command line, also as an owner', async () => {
    const server = await openServer()
    const options = ['--first-name', names.firstName, '--last-name', names.lastName]
    const person = ['--email', 's@example.org', ...options]
    await invite(['--portal', 'demo', ...person, '--role', 'reporter@0001'], setting(server))
    await owner(['invite', ...person], setting(server))
    expect(kept(server)).toEqual([both])
    const [row] = rowsIn(server, "select id from invitation where portal_id = 'demo'")
    await correct([String(row?.id), ...person], setting(server))
    expect(kept(server)).toEqual([both])
  })

  it('is invited, corrected and listed in the console', async () => {
    const { server, owner: visitor } = await openWithOwner(openServer)
    const wanted = { address: 's@example.org', ...names, roles: ROLES }
    const body = { invitations: [wanted], days: 30, dryRun: false, isList: true }
    const { results } = JSON.parse((await visitor.post('/portals/demo/invitations', body)).text)
    expect(results).toMatchObject([{ ok: true }])
    const path = `/portals/demo/invitations/${results[0].id}/correct`
    const corrected = await visitor.post(path, { address: 't@example.org', ...names })
    expect(JSON.parse(corrected.text)).toMatchObject({ ok: true, invitation: names })
    expect(kept(server)).toEqual([both])
  })

  it('confirms it, is called by it, and has no empty claim in the token', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'register')
    await browser.answer(flow, { step: 'register', ...names })
    const { reply } = await onboardUntil(server, browser, 'done', await tokenOf(server))
    const done = stepOf(reply, 'done')
    expect(done.person).toBe('Sukarno')
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.person).toMatchObject(names)
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString())
    const { given_name, family_name } = claims
    expect([given_name ?? '', family_name ?? '']).toEqual(both)
    expect(Object.values(claims)).not.toContain('')
    await server.deliverMail()
    expect(server.mailer.newestTo('reporter@example.org').text).toMatch(/^Hello Sukarno,/)
  })
})

/** The link of the invitation that is there, sent again. */
async function tokenOf(server: TestServer): Promise<string> {
  const [row] = rowsIn(server, 'select id from invitation')
  server.clock.advance(3_600_000)
  const resent = await server.domain.invitations.resend(String(row?.id))
  if (!resent.ok) throw new Error(resent.mistake)
  return resent.link.split('#farstu-invitation=')[1] ?? ''
}

describe('whoever has no name', () => {
  const none = { firstName: ' ', lastName: '\u200b' }

  it('is not invited by a host, and both fields are named', async () => {
    const server = await openServer()
    const body = { address: 's@example.org', ...none, inviterName: 'Agency', roles: ROLES }
    const reply = await asHost(server, '/v1/invitations', body)
    expect([reply.status, reply.body.fields]).toEqual([422, ['firstName', 'lastName']])
  })

  it('cannot confirm that', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'register')
    const { status, body } = await browser.answer(flow, { step: 'register', ...none })
    expect([status, body.fields]).toEqual([422, ['answer.firstName', 'answer.lastName']])
  })
})
