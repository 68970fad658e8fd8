import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, type Reply, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { actsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const INVITER = 'inviter@example.org'

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const listed = async () => (await server.domain.invitations.list('demo'))[0]
const mailsToInviter = async () => {
  await server.deliverMail()
  return server.mailer.sent.filter(({ to }) => to === INVITER)
}

describe('a new link for an invitation that has expired', () => {
  const ask = async (token: string): Promise<Reply> => {
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    return browser.answer(flow, { step: 'denied', ask: true })
  }

  it('is asked for once, of the inviter, whose sending it can be followed', async () => {
    const { token, invitation } = await server.invite({ inviterEmail: INVITER, days: 1 })
    server.clock.advance(2 * DAY)
    expect(stepOf(await ask(token), 'denied').newLink).toBe('asked')
    expect((await ask(token)).status).not.toBe(200)
    const [mail, ...others] = await mailsToInviter()
    expect(others).toEqual([])
    expect(mail?.subject).toBe('A new invitation link is asked for in Personnel statistics')
    for (const told of ['Example Agency', `Test Reporter (${REPORTER})`, invitation.id])
      expect(mail?.text).toContain(told)
    expect((await listed())?.newLinkAskedAt).toBe(server.clock.now())
    expect(actsIn(server).filter((act) => act === 'invitation.new-link-asked')).toHaveLength(1)
    const resent = await server.domain.invitations.resend(invitation.id)
    expect(resent.ok && resent.invitation.newLinkAskedAt).toBeNull()
  })

  it('shows in the list alone where the inviter gave no address', async () => {
    const { token } = await server.invite({ days: 1 })
    server.clock.advance(2 * DAY)
    await ask(token)
    await server.deliverMail()
    expect(server.mailer.sent.map(({ to }) => to)).toEqual([REPORTER])
    expect((await listed())?.newLinkAskedAt).toBe(server.clock.now())
  })
})

describe('an invitation that is declined', () => {
  const decline = async (
    token: string,
    successor: { readonly name?: string; readonly address?: string },
  ): Promise<Reply> => {
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    await browser.answer(flow, { step: 'email-code', notMe: true })
    return browser.answer(flow, { step: 'successor', ...successor })
  }

  it('tells the inviter, with whom to invite instead, and stays as it was', async () => {
    const { token, invitation } = await server.invite({ inviterEmail: INVITER })
    const successor = { name: ' Next  Person ', address: 'Next.Person@Example.org' }
    stepOf(await decline(token, successor), 'denied')
    const [mail, ...others] = await mailsToInviter()
    expect(others).toEqual([])
    expect(mail?.subject).toBe('An invitation to Personnel statistics was declined')
    expect(mail?.text).toContain('- Next Person\n- Next.Person@Example.org')
    expect(mail?.text).toContain(`Test Reporter (${REPORTER})`)
    expect(await listed()).toEqual({
      ...invitation,
      letter: 'handed-over',
      declinedAt: server.clock.now(),
      successorName: 'Next Person',
      successorEmail: 'Next.Person@Example.org',
    })
    expect(actsIn(server)).toContain('invitation.declined')
    const browser = createBrowser(server)
    const again = await browser.start({ journey: 'invitation', invitation: token })
    expect(stepOf(again, 'email-code').canDecline).toBe(false)
  })

  it('may propose nobody', async () => {
    const { token } = await server.invite({ inviterEmail: INVITER })
    await decline(token, {})
    expect((await mailsToInviter())[0]?.text).toContain('They propose nobody else.')
    expect(await listed()).toMatchObject({ successorName: null, successorEmail: null })
  })

  it('is told once, however often it is said', async () => {
    const { token } = await server.invite({ inviterEmail: INVITER })
    const said = await Promise.all([1, 2, 3].map(() => decline(token, {})))
    expect(said.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await mailsToInviter()).toHaveLength(1)
  })

  it('puts nothing to be clicked into the mail by way of a name', async () => {
    const { token } = await server.invite({ inviterEmail: INVITER })
    await decline(token, { name: 'Sign in at https://evil.example.org/x or ask@evil.example' })
    const [mail] = await mailsToInviter()
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/https?:|evil\.example|@evil/)
  })

  it('and is sent again all the same needs nobody any more, and may be declined once more', async () => {
    const { token, invitation } = await server.invite({ inviterEmail: INVITER })
    await decline(token, { name: 'Next Person' })
    server.clock.advance(10 * MINUTE)
    const resent = await server.domain.invitations.resend(invitation.id)
    expect(await listed()).toMatchObject({ declinedAt: null, successorName: null })
    const again = resent.ok ? resent.link.split('=')[1] : ''
    stepOf(await decline(again ?? '', { name: 'Third Person' }), 'denied')
    expect(await listed()).toMatchObject({ successorName: 'Third Person' })
    expect(await mailsToInviter()).toHaveLength(2)
  })

  it('can go to somebody else afterwards, who may decline it too', async () => {
    const { token, invitation } = await server.invite({ inviterEmail: INVITER })
    await decline(token, { name: 'Next Person' })
    server.clock.advance(MINUTE)
    const next = 'next.person@example.org'
    const corrected = await server.domain.invitations.correct(invitation.id, { email: next })
    const asked = corrected.ok ? corrected.link.split('=')[1] : ''
    expect(await listed()).toMatchObject({ email: next, declinedAt: null, successorName: null })
    stepOf(await decline(asked ?? '', {}), 'denied')
    expect(await mailsToInviter()).toHaveLength(2)
  })
})
