/**
 * The attacker has a list of addresses and wants to know which of them have an account. Until a
 * mailbox or a password is proven, an address that nobody has gets the same statuses, the same fields,
 * the same headers and cookies as one with an account, an open invitation, or a lock; only the
 * mailbox itself learns more.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../api/contract/requests.ts'
import { createBrowser, enrolled, PASSWORD, type Reply, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { changeRows } from '../../support/api/servers.ts'
import { createTestServer, REPORTER, type TestServer } from '../../support/api/test-server.ts'

const ADDRESSES = {
  known: REPORTER,
  invited: 'invited@example.org',
  expired: 'expired@example.org',
  suspended: 'suspended@example.org',
  unknown: 'nobody@example.org',
} as const
type Whose = keyof typeof ADDRESSES

const OTHERS = Object.keys(ADDRESSES).filter((whose): whose is Whose => whose !== 'unknown')

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
  await enrolled(server)
  const { token } = await server.invite({ email: ADDRESSES.suspended })
  await server.invite({ email: ADDRESSES.invited })
  await server.invite({ email: ADDRESSES.expired, lifetimeMs: MINUTE })
  server.clock.advance(2 * MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(ADDRESSES.suspended)
  await browser.answer(flow, { step: 'email-code', code })
  changeRows(
    server,
    'update person set enrolled_at = 1, suspended_at = 1 where email = ?',
    ADDRESSES.suspended,
  )
  server.clock.advance(2 * MINUTE)
  return () => server.close()
})

/** All that an outsider can see of a reply, without what differs every time. */
function seen({ status, headers, text }: Reply, address: string) {
  const visible = text
    .replaceAll(address, 'ADDRESS')
    .replace(/"requestId":"[^"]*"/g, '')
    .replace(/"flow":"[^"]*"/g, '')
    .replace(/"reference":"[A-Z]{3}"/g, '')
  const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
  return { status, visible, headers: Object.fromEntries(kept) }
}

async function walk(whose: Whose, journey: 'sign-in' | 'invitation', answers: readonly Answer[]) {
  const address = ADDRESSES[whose]
  const browser = createBrowser(server)
  const started = await browser.start({ journey })
  const { flow } = started.body
  const replies = [started, await browser.answer(flow, { step: 'identify', address })]
  for (const answer of answers) replies.push(await browser.answer(flow, answer))
  return replies.map((reply) => seen(reply, address))
}

const WALKS: readonly (readonly [string, 'sign-in' | 'invitation', readonly Answer[]])[] = [
  ['a sign-in', 'sign-in', [{ step: 'password', password: 'not the password' }]],
  ['a sign-in with odd answers', 'sign-in', [{ step: 'totp', code: '123456' }, { step: 'accept' }]],
  [
    'an invitation by typed address',
    'invitation',
    [
      { step: 'email-code', code: '123456' },
      { step: 'email-code', send: true },
      { step: 'email-code', send: true },
      { step: 'email-code', code: 'abcdef' },
      { step: 'password', password: PASSWORD },
    ],
  ],
]

describe.each(WALKS)('in %s', (_what, journey, answers) => {
  it.each(OTHERS)('an address that is %s looks like one that nobody has', async (whose) => {
    const nobody = await walk('unknown', journey, answers)
    const somebody = await walk(whose, journey, answers)
    expect(somebody.length).toBe(answers.length + 2)
    const steady = (replies: typeof nobody) =>
      replies.map(({ visible, ...reply }) => ({
        ...reply,
        visible: visible
          .replace(/"attemptsLeft":\d+/, '')
          .replace(/"(secondsAgo|resendInSeconds|retryAfterSeconds|expiresInSeconds)":\d+/g, ''),
        headers: { ...reply.headers, 'retry-after': '' },
      }))
    expect(steady(somebody)).toEqual(steady(nobody))
    server.clock.advance(61 * MINUTE)
  })
})

describe('an address from an earlier visit', () => {
  it.each(OTHERS)('that is %s looks like one that nobody has', async (whose) => {
    const ask = async (of: Whose, journey: 'sign-in' | 'invitation') => {
      const address = ADDRESSES[of]
      return seen(await createBrowser(server).start({ journey, address }), address)
    }
    expect(await ask(whose, 'sign-in')).toEqual(await ask('unknown', 'sign-in'))
    expect(await ask(whose, 'invitation')).toEqual(await ask('unknown', 'invitation'))
  })
})

describe('an address that nobody has', () => {
  it('is slowed like one that somebody has', async () => {
    const waits = []
    for (const whose of ['known', 'unknown'] as const) {
      const browser = createBrowser(server)
      const { flow } = (await browser.start()).body
      await browser.answer(flow, { step: 'identify', address: ADDRESSES[whose] })
      const replies = []
      for (let guess = 0; guess < 12; guess++)
        replies.push(await browser.answer(flow, { step: 'password', password: 'not it at all' }))
      waits.push(replies.map(({ body }) => [body.code, body.retryAfterSeconds]).slice(-2))
      server.clock.advance(16 * MINUTE)
    }
    expect(waits[0]).toEqual(waits[1])
  })

  it('is sent no mail, and may ask again as late as any other', async () => {
    server.clock.advance(61 * MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: ADDRESSES.unknown })
    const sent = stepOf(
      await browser.answer(flow, { step: 'email-code', send: true }),
      'email-code',
    )
    await server.deliverMail()
    expect(sent.sent).not.toBeNull()
    expect(server.mailer.sent.filter(({ to }) => to === ADDRESSES.unknown)).toEqual([])
    const again = await browser.answer(flow, { step: 'email-code', send: true })
    expect(again.body).toMatchObject({ code: 'wait_to_resend', retryAfterSeconds: 60 })
  })
})
