import { describe, expect, it } from 'vitest'
import { createResendMailer } from '../../../api/adapters/resend-mailer.ts'
import { type Mailer, MailFault } from '../../../api/ports/mailer.ts'
import { useClosing } from '../../support/mail/closing.ts'
import { mailOf } from '../../support/mail/delivered.ts'
import { openResendStandIn, problem, RESEND_KEY } from '../../support/mail/resend-stand-in.ts'

const closing = useClosing()

const faultOf = async (mailer: Mailer) => {
  const fault = await mailer.send(mailOf()).then(
    () => new Error('The mail was taken'),
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof MailFault)) throw fault
  return fault
}

describe('the request', () => {
  it('is one POST with the key of the account and the key of the mail', async () => {
    const standIn = await closing(openResendStandIn())
    await createResendMailer(standIn.transport).send(mailOf())
    expect(standIn.calls).toHaveLength(1)
    const [call] = standIn.calls
    expect(call?.path).toBe('POST /emails')
    expect(call?.headers).toMatchObject({
      authorization: `Bearer ${RESEND_KEY}`,
      'idempotency-key': 'mail-1',
      'content-type': 'application/json',
    })
    expect(call?.body).toEqual({
      from: 'Personnel statistics <no-reply@farstu.example.org>',
      to: ['reporter@example.org'],
      subject: 'Invitation to Personnel statistics',
      text: mailOf().text,
      html: mailOf().html,
      headers: { 'Content-Language': 'en', 'Auto-Submitted': 'auto-generated' },
      tags: [{ name: 'mail', value: 'mail-1' }],
    })
  })
})

describe('an answer', () => {
  it('with an id names the mail for later reports', async () => {
    const standIn = await closing(openResendStandIn())
    const taken = await createResendMailer(standIn.transport).send(mailOf())
    expect(taken).toEqual({ providerId: 'resend-mail-1' })
  })

  it.each([
    [400, 'validation_error', 'refused'],
    [422, 'validation_error', 'refused'],
    [422, 'invalid_from_address', 'misconfigured'],
    [401, 'restricted_api_key', 'misconfigured'],
    [403, 'invalid_api_key', 'misconfigured'],
    [404, 'not_found', 'misconfigured'],
    [409, 'concurrent_idempotent_requests', 'rate-limited'],
    [429, 'daily_quota_exceeded', 'rate-limited'],
    [500, 'internal_server_error', 'provider-down'],
    [503, 'application_error', 'provider-down'],
  ] as const)('of %i %s means %s', async (status, name, code) => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce(problem(status, name))
    const fault = await faultOf(createResendMailer(standIn.transport))
    expect(fault).toMatchObject({
      code,
      status,
      retryAfterMs: 0,
      isPermanent: code === 'refused',
    })
    expect(JSON.stringify(fault) + String(fault.stack)).not.toContain('reporter@')
    expect(standIn.calls).toHaveLength(1)
  })

  it.each([
    ['7', 7000],
    ['0.5', 500],
    ['soon', 0],
    ['-3', 0],
  ])('of 429 with Retry-After %s asks for %i ms', async (retryAfter, retryAfterMs) => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce(problem(429, 'rate_limit_exceeded', { 'retry-after': retryAfter }))
    const fault = await faultOf(createResendMailer(standIn.transport))
    expect(fault).toMatchObject({ code: 'rate-limited', retryAfterMs })
  })

  it.each([
    ['a page of a proxy', 502, '<html>Bad gateway</html>'],
    ['a page in place of an answer', 200, '<html>Sign in to this network</html>'],
    ['an answer without an id', 200, '{}'],
    ['nothing', 200, 'null'],
    ['a fault without words', 500, 'null'],
  ])('that is %s does not count as taken', async (_what, status, body) => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce((response) => response.writeHead(status).end(body))
    const fault = await faultOf(createResendMailer(standIn.transport))
    expect(fault.code).toBe('provider-down')
  })
})

describe('a provider that is not there', () => {
  it('in time is left when the time is up', async () => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce(() => {})
    const fault = await faultOf(createResendMailer(standIn.transport, { timeoutMs: 60 }))
    expect(fault).toMatchObject({ code: 'timeout', isPermanent: false })
  })

  it('to the end of its answer is left when the time is up', async () => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce((response) => void response.writeHead(200).write('{"id":'))
    const fault = await faultOf(createResendMailer(standIn.transport, { timeoutMs: 60 }))
    expect(fault.code).toBe('timeout')
  })

  it('and hangs up is tried again later', async () => {
    const standIn = await closing(openResendStandIn())
    standIn.answerOnce((response) => void response.destroy())
    expect((await faultOf(createResendMailer(standIn.transport))).code).toBe('provider-down')
  })

  it('and does not listen is tried again later', async () => {
    const { transport, close } = await openResendStandIn()
    await close()
    expect((await faultOf(createResendMailer(transport))).code).toBe('provider-down')
  })
})

describe('a mail that was taken, though the answer was lost', () => {
  it('is one mail after the next try, by its key', async () => {
    const standIn = await closing(openResendStandIn())
    const mailer = createResendMailer(standIn.transport)
    await mailer.send(mailOf())
    standIn.answerOnce((response) => void response.destroy())
    await faultOf(mailer)
    await mailer.send(mailOf())
    expect(standIn.calls.map(({ headers }) => headers['idempotency-key'])).toEqual(
      Array(3).fill('mail-1'),
    )
    expect(standIn.calls[2]?.body).toEqual(standIn.calls[0]?.body)
    expect(standIn.mails.size).toBe(1)
  })
})
