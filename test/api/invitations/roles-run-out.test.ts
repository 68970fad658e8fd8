/** A host gives each role an end, which may come before the letter's own: nobody sets up an account for what is over. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, enrolled, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { openWithOwner } from '../../support/api/console/console.ts'
import { INVITATIONS, row } from '../../support/api/console/console-invitations.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import { stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const inDays = (days: number) => server.clock.now() + days * DAY
const inUnit = (until: number | null, role = 'reporter') => ({
  unitExternalId: '0001',
  role,
  until,
})

describe('an invitation whose roles have run out', () => {
  it('says so by its link at once, and stays as it was', async () => {
    const { token } = await server.invite({
      roles: [inUnit(inDays(2)), inUnit(inDays(3), 'reader')],
    })
    server.clock.advance(4 * DAY)
    const started = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(stepOf(started, 'denied').reason).toBe('no-membership')
    expect((await server.domain.invitations.list('demo'))[0]?.state).toBe('sent')
  })

  it('says so in the middle of setting up', async () => {
    const { token } = await server.invite({ roles: [inUnit(server.clock.now() + 30 * MINUTE)] })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password', token)
    server.clock.advance(31 * MINUTE)
    expect(stepOf(await browser.see(flow), 'denied').reason).toBe('no-membership')
    expect(countIn(server, 'membership')).toBe(0)
  })

  it('says so by its address once the mailbox is proven', async () => {
    await server.invite({ roles: [inUnit(inDays(2))] })
    server.clock.advance(3 * DAY)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const shown = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(shown, 'denied').reason).toBe('no-membership')
  })

  it('is not sent again, nor to another address', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const { invitation } = await server.invite({ roles: [inUnit(server.clock.now() + MINUTE)] })
    server.clock.advance(6 * MINUTE)
    for (const [act, body] of [
      ['resend', {}],
      ['correct', { address: 'kim@example.org' }],
    ] as const) {
      const { text } = await owner.post(`${INVITATIONS}/${invitation.id}/${act}`, body)
      expect(JSON.parse(text)).toEqual({ ok: false, mistake: 'over' })
    }
  })

  it('goes on while one of them is left', async () => {
    const roles = [inUnit(inDays(2)), inUnit(null, 'reader')]
    const { token } = await server.invite({ roles })
    server.clock.advance(4 * DAY)
    const { reply } = await onboardUntil(server, createBrowser(server), 'done', token)
    expect(stepNameOf(reply)).toBe('done')
  })

  it('stands in nobody’s way who is invited to the same anew', async () => {
    const { server, owner } = await openWithOwner(openServer)
    const until = server.clock.now() + 5 * MINUTE
    await server.invite({ roles: [inUnit(until)] })
    const roles = [{ unit: '0001', role: 'reporter' }]
    const again = async () => {
      const body = {
        invitations: [row(REPORTER, { roles })],
        days: 14,
        dryRun: true,
        isList: false,
      }
      return JSON.parse((await owner.post(INVITATIONS, body)).text).results[0]
    }
    expect(await again()).toMatchObject({ ok: false, mistake: 'duplicate' })
    server.clock.advance(6 * MINUTE)
    expect(await again()).toMatchObject({ ok: true })
  })

  it('offers nothing to whoever has an account', async () => {
    await enrolled(server)
    const { token } = await server.invite({ roles: [inUnit(inDays(2), 'reader')] })
    server.clock.advance(3 * DAY)
    const started = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(stepOf(started, 'denied').reason).toBe('no-membership')
  })
})
