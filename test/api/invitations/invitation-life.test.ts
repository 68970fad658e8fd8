import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil, type Reply, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE, SECOND } from '../../support/api/clock.ts'
import {
  actsIn,
  changeRows,
  countIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const RIGHT = 'right@example.org'

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

/** What following a link leads to. */
const opened = (link: string, browser = createBrowser(server)): Promise<Reply> =>
  browser.start({ journey: 'invitation', invitation: link.split('#farstu-invitation=')[1] ?? '' })
const reasonAt = async (link: string) => stepOf(await opened(link), 'denied').reason
const listed = async (id: string) =>
  (await server.domain.invitations.list('demo')).find((row) => row.id === id)
const lettersTo = (address: string) =>
  server.mailer.sent.filter(({ to, subject }) => to === address && subject.startsWith('Invitation'))

describe('an invitation that is sent again', () => {
  const resend = (id: string) => server.domain.invitations.resend(id)
  /** @throws when it was not sent. */
  const resent = async (id: string) => {
    const answer = await resend(id)
    if (!answer.ok) throw new Error(`Not sent: ${answer.mistake}`)
    await server.deliverMail()
    return answer
  }

  it('has a new link in a new letter, and the old one leads nowhere', async () => {
    const { invitation, link: old } = await server.invite()
    server.clock.advance(5 * MINUTE)
    const { link, invitation: renewed } = await resent(invitation.id)
    expect(link).not.toBe(old)
    expect(lettersTo(REPORTER).map(({ text }) => text.includes(link))).toEqual([false, true])
    expect(lettersTo(REPORTER)[1]?.text).toContain('Example Town: reporter')
    expect(await reasonAt(old)).toBe('invitation-unknown')
    stepOf(await opened(link), 'email-code')
    expect(renewed.expiresAt).toBe(invitation.expiresAt)
    expect(actsIn(server)).toContain('invitation.resent')
  })

  it('waits five minutes between letters, and says how long still', async () => {
    const { invitation, link } = await server.invite()
    server.clock.advance(4 * MINUTE + 500)
    const tooSoon = { ok: false, mistake: 'too-soon', retryAfterSeconds: 60 }
    expect(await resend(invitation.id)).toEqual(tooSoon)
    stepOf(await opened(link), 'email-code')
    server.clock.advance(59 * SECOND + 500)
    await resent(invitation.id)
    expect(await resend(invitation.id)).toMatchObject({ mistake: 'too-soon' })
    expect(lettersTo(REPORTER)).toHaveLength(2)
  })

  it('is sent once by ten at once', async () => {
    const { invitation } = await server.invite()
    server.clock.advance(5 * MINUTE)
    const answers = await Promise.all(Array.from({ length: 10 }, () => resend(invitation.id)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.mistake === 'too-soon')).toHaveLength(9)
    await server.deliverMail()
    expect(lettersTo(REPORTER)).toHaveLength(2)
  })

  it('begins its time anew once it has expired, each time as long as at first', async () => {
    const { invitation } = await server.invite({ days: 7 })
    server.clock.advance(8 * DAY)
    const { link, invitation: renewed } = await resent(invitation.id)
    expect(renewed.expiresAt).toBe(Date.parse('2027-02-16T22:59:59.999Z'))
    stepOf(await opened(link), 'email-code')
    const { invitation: long } = await server.invite({ days: 90 })
    for (const end of ['2027-08-18T21', '2027-11-26T22', '2028-03-05T22']) {
      server.clock.advance(100 * DAY)
      const { expiresAt } = (await resent(long.id)).invitation
      expect(expiresAt).toBe(Date.parse(`${end}:59:59.999Z`))
    }
  })

  it('of one day ends with the day that its mail names, not at the minute it was sent', async () => {
    server.clock.set(Date.parse('2027-02-01T01:37:00Z'))
    const { invitation, token } = await server.invite({ days: 1 })
    expect(server.mailer.newestTo(REPORTER).text).toContain('until the end of 2 February 2027.')
    server.clock.set(Date.parse('2027-02-02T22:59:59Z'))
    expect((await listed(invitation.id))?.expiresAt).toBeGreaterThan(server.clock.now())
    const browser = createBrowser(server)
    stepOf(await browser.start({ journey: 'invitation', invitation: token }), 'email-code')
    server.clock.advance(SECOND)
    stepOf(await browser.start({ journey: 'invitation', invitation: token }), 'denied')
  })

  it('that does not end with a day of the portal is told with its time', async () => {
    const { invitation } = await server.invite()
    const at = Date.parse('2027-03-01T13:30:00Z')
    changeRows(server, 'update invitation set expires_at = ? where id = ?', at, invitation.id)
    server.clock.advance(5 * MINUTE)
    await resent(invitation.id)
    await server.deliverMail()
    expect(server.mailer.newestTo(REPORTER).text).toContain('until 1 March 2027 at 14:30.')
  })

  it('does not grow by being sent again and again', async () => {
    const { invitation } = await server.invite({ days: 1 })
    for (const _round of [1, 2, 3, 4, 5]) {
      server.clock.advance(40 * DAY)
      const { expiresAt } = (await resent(invitation.id)).invitation
      expect(expiresAt - server.clock.now()).toBeLessThan(2 * DAY)
    }
  })

  it('goes on in the browser that is under way, and in another by the new link', async () => {
    const { invitation, token } = await server.invite()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'totp-enrol', token)
    server.clock.advance(5 * MINUTE)
    const { link } = await resent(invitation.id)
    stepOf(await browser.see(flow), 'totp-enrol')
    stepOf(await opened(link), 'email-code')
    expect((await listed(invitation.id))?.state).toBe('code-verified')
  })

  it('is not sent when it is complete, revoked or unknown', async () => {
    const { invitation: complete, token } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'done', token)
    const { invitation: revoked } = await server.invite({ email: RIGHT })
    await server.domain.invitations.revoke(revoked.id)
    server.clock.advance(5 * MINUTE)
    expect(await resend(complete.id)).toEqual({ ok: false, mistake: 'invitation-complete' })
    expect(await resend(revoked.id)).toEqual({ ok: false, mistake: 'invitation-revoked' })
    expect(await resend('nothing')).toEqual({ ok: false, mistake: 'invitation-unknown' })
    expect(actsIn(server)).not.toContain('invitation.resent')
  })
})

describe('an invitation to the wrong address', () => {
  const correct = (id: string, email = RIGHT, names = {}) =>
    server.domain.invitations.correct(id, { email, ...names })
  /** @throws when it was not sent. */
  const corrected = async (id: string, names = {}) => {
    const answer = await correct(id, RIGHT, names)
    if (!answer.ok) throw new Error(`Not corrected: ${answer.mistake}`)
    await server.deliverMail()
    return answer
  }

  it('goes to the right one by a new link; the old one leads nowhere', async () => {
    const { invitation, link: old } = await server.invite()
    const { link } = await corrected(invitation.id, { firstName: ' Right ' })
    expect(await reasonAt(old)).toBe('invitation-unknown')
    const letter = server.mailer.newestTo(RIGHT)
    expect(letter.text).toContain('Hello Right,')
    expect(letter.text).toContain(link)
    const row = { email: RIGHT, firstName: 'Right', lastName: 'Reporter', state: 'sent' }
    expect(await listed(invitation.id)).toMatchObject(row)
    expect(actsIn(server)).toContain('invitation.readdressed')
  })

  it('ends what whoever had the wrong one began, and sends codes to the right one', async () => {
    const { invitation, link: old } = await server.invite()
    const wrong = createBrowser(server)
    const { flow } = (await opened(old, wrong)).body
    await wrong.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const { link } = await corrected(invitation.id)
    const late = await wrong.answer(flow, { step: 'email-code', code })
    expect(late.status).not.toBe(200)
    expect((await listed(invitation.id))?.state).toBe('sent')

    const right = createBrowser(server)
    const { flow: begun } = (await opened(link, right)).body
    await right.answer(begun, { step: 'email-code', send: true })
    const sent = await server.mailedCode(RIGHT)
    stepOf(await right.answer(begun, { step: 'email-code', code: sent }), 'register')
    expect(rowsIn(server, 'select email from person')).toEqual([{ email: RIGHT }])
  })

  it('does not go out any more when it still waits', async () => {
    server.mailer.failNext(1)
    const { invitation } = await server.invite()
    await corrected(invitation.id)
    server.clock.advance(DAY)
    await server.deliverMail()
    expect(server.mailer.sent.map(({ to }) => to)).toEqual([RIGHT])
  })

  it('begins its time anew when it has expired', async () => {
    const { invitation } = await server.invite({ days: 7 })
    server.clock.advance(DAY)
    const kept = await corrected(invitation.id)
    expect(kept.invitation.expiresAt).toBe(invitation.expiresAt)
    server.clock.advance(8 * DAY)
    const { expiresAt } = (await corrected(invitation.id)).invitation
    expect(expiresAt).toBe(Date.parse('2027-02-17T22:59:59.999Z'))
  })

  it('stays whose it is once the mailbox is proven', async () => {
    const { invitation, token } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'register', token)
    expect(await correct(invitation.id)).toEqual({ ok: false, mistake: 'mailbox-proven' })
    expect((await listed(invitation.id))?.email).toBe(REPORTER)
  })

  it.each([
    ['address-invalid', 'nothing', {}],
    ['name-missing', RIGHT, { firstName: ' ', lastName: '\u200b' }],
    ['too-long', RIGHT, { firstName: 'A'.repeat(101) }],
  ])('is left alone where there is %s', async (mistake, email, names) => {
    const { invitation, link } = await server.invite()
    expect(await correct(invitation.id, email, names)).toEqual({ ok: false, mistake })
    stepOf(await opened(link), 'email-code')
    expect(countIn(server, 'outbox')).toBe(1)
  })

  it('is left alone when it is revoked or unknown', async () => {
    const { invitation } = await server.invite()
    await server.domain.invitations.revoke(invitation.id)
    expect(await correct(invitation.id)).toMatchObject({ mistake: 'invitation-revoked' })
    expect(await correct('nothing')).toMatchObject({ mistake: 'invitation-unknown' })
  })
})

describe('a letter that still waits', () => {
  it('does not go out when its invitation is revoked, or sent by a newer one', async () => {
    server.mailer.failNext(2)
    const { invitation: revoked } = await server.invite()
    const { invitation: renewed } = await server.invite({ email: RIGHT })
    await server.domain.invitations.revoke(revoked.id)
    server.clock.advance(5 * MINUTE)
    const answer = await server.domain.invitations.resend(renewed.id)
    server.clock.advance(DAY)
    await server.deliverMail()
    expect(server.mailer.sent.map(({ to }) => to)).toEqual([RIGHT])
    expect(server.mailer.sent[0]?.text).toContain(answer.ok && answer.link)
  })
})

describe('the list of invitations', () => {
  it('tells how far the newest letter of each has come', async () => {
    const { invitation: sent } = await server.invite()
    server.clock.advance(5 * MINUTE)
    const { invitation: again } = await server.invite({ email: RIGHT })
    server.clock.advance(5 * MINUTE)
    await server.domain.invitations.resend(again.id)
    expect((await listed(sent.id))?.letter).toBe('handed-over')
    expect((await listed(again.id))?.letter).toBe('queued')
    await server.domain.invitations.revoke(again.id)
    expect((await listed(again.id))?.letter).toBe('given-up')
  })

  it('says nothing of letters that are no longer kept', async () => {
    const { invitation } = await server.invite()
    await server.store.atomically(() => server.store.outbox.sweep(server.clock.now() + DAY, 10))
    expect(await listed(invitation.id)).toMatchObject({ state: 'sent', letter: null })
  })
})
