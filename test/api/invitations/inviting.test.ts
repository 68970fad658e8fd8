import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

describe('inviting', () => {
  const request = {
    portalId: 'demo',
    email: REPORTER,
    firstName: 'Test',
    lastName: 'Reporter',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
  }

  it.each([
    ['portal-unknown', { portalId: 'nowhere' }],
    ['address-invalid', { email: 'not an address' }],
    ['inviter-address-invalid', { inviterEmail: 'not an address' }],
    ['inviter-address-invalid', { inviterEmail: '' }],
    ['name-missing', { firstName: ' ', lastName: '\u200b' }],
    ['too-long', { firstName: 'A'.repeat(101) }],
    ['too-long', { lastName: `A${'\u0301'.repeat(10_000)}` }],
    ['too-long', { inviterName: 'A'.repeat(202) }],
    ['roles-missing', { roles: [] }],
    ['roles-missing', { roles: [{ unitExternalId: '0001', role: '\u200b', until: null }] }],
    ['role-unknown', { roles: [{ unitExternalId: '0001', role: 'r'.repeat(65), until: null }] }],
    ['language-not-offered', { language: 'da' }],
    ['unit-unknown', { roles: [{ unitExternalId: '9999', role: 'reporter', until: null }] }],
    ['lifetime-invalid', { days: 0 }],
    ['lifetime-invalid', { days: 367 }],
    ['lifetime-invalid', { days: 1.5 }],
    ['lifetime-invalid', { days: Number.NaN }],
  ])('refuses %s and keeps nothing', async (mistake, overrides) => {
    const invited = await server.domain.invitations.invite({ ...request, ...overrides })
    expect(invited).toMatchObject({ ok: false, mistake })
    expect([countIn(server, 'invitation'), countIn(server, 'outbox')]).toEqual([0, 0])
  })

  it.each([
    ['an app where the portal asks for one', {}, true],
    ['no app where a password opens the portal', { level: 'aal1' } as const, false],
  ])('tells to have at hand %s', async (_what, policy, isTold) => {
    const own = await openServer({ portal: { policy } })
    await own.invite()
    const mails = await own.mails()
    expect(/authenticator app/.test(mails[0]?.text ?? '')).toBe(isTold)
    expect(mails[0]?.text).toContain('Have your mail at hand')
  })

  it('revokes once, and never what is complete', async () => {
    const { invitations } = server.domain
    const { invitation } = await server.invite()
    expect(await invitations.revoke(invitation.id)).toBe(true)
    expect(await invitations.revoke(invitation.id)).toBe(false)
    const { token, invitation: second } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'done', token)
    expect(await invitations.revoke(second.id)).toBe(false)
    expect(await invitations.revoke('nothing')).toBe(false)
  })

  it('leads to our own page where the portal has none', async () => {
    const hosted = await openServer({ portal: { invitationUrl: null } })
    const { link } = await hosted.invite()
    expect(link).toMatch(
      /^http:\/\/localhost:4000\/p\/demo\/invitation#farstu-invitation=[\w-]{22}$/,
    )
  })
})
