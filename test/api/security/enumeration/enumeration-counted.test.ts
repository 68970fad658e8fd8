/**
 * The attacker has a list of addresses, a good clock, and wants to know which of them have an account.
 * A clock cannot be tested well, but what it would measure can be counted: for whatever address the
 * same queries are run in the same order and give as many rows, as many commits, hashes and seals are
 * made, and the answer has the same status, length, words, headers and cookies. Only the outbox differs, by what stands in
 * its one row: a mail for whoever is there to get it, a decoy that is over at once for who is not.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, StartFlowBody } from '../../../../api/contract/requests.ts'
import { createBrowser, enrolled, type Reply } from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import { createCounter, shownIn } from '../../../support/api/servers/counting.ts'
import { changeRows } from '../../../support/api/servers/servers.ts'
import { untilPassword } from '../../../support/api/sign-ins.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'

/** All as long as the others, so that nothing but the account can make a difference. */
const ADDRESSES = {
  enrolled: REPORTER,
  'enrolled, with a password alone': 'onefold1@example.org',
  invited: 'awaiting@example.org',
  'invited, with half an enrolment': 'halfdone@example.org',
  'invited, too long ago': 'outdated@example.org',
  'invited, and the invitation revoked': 'recalled@example.org',
  suspended: 'sleeping@example.org',
  'slowed by wrong passwords': 'hindered@example.org',
} as const
const NOBODY = 'stranger@example.org'
const NOBODY_SLOWED = 'hampered@example.org'

const WHOSE = Object.keys(ADDRESSES) as readonly (keyof typeof ADDRESSES)[]
/** Asked for a password, an address slowed earlier answers like any other that was slowed. */
const SLOWED = 'slowed by wrong passwords'

type Asked = { readonly start: Partial<StartFlowBody> } | { readonly answer: Answer } | 'see'

/**
 * Changes one row, the first time that a code is asked for by whoever is invited: nothing that could
 * be asked about twice.
 */
const ONCE_EACH: ReadonlySet<string> = new Set(['invitations.advance'])

const ADDRESS = 'ADDRESS'
const identify: Asked = { answer: { step: 'identify', address: ADDRESS } }
const send: Asked = { answer: { step: 'email-code', send: true } }
const guess: Asked = { answer: { step: 'email-code', code: 'abcdef' } }
const wrongPassword = { answer: { step: 'password', password: 'not the password' } } as const
const forgotten: Asked = { answer: { step: 'password', forgotten: true } }
const mailing = ['see', guess, send, guess, send, guess, guess, guess, guess, guess, 'see'] as const

/** Every way in that can be tried with nothing but an address. */
const WALKS: Readonly<Record<string, readonly Asked[]>> = {
  'a remembered address at sign-in': [{ start: { address: ADDRESS } }, 'see'],
  'a remembered address at an invitation': [
    { start: { journey: 'invitation', address: ADDRESS } },
    'see',
  ],
  'an address typed at sign-in': [{ start: {} }, identify, 'see'],
  'a higher level asked for': [{ start: { acr: 'aal2', maxAgeSeconds: 0 } }, identify, 'see'],
  'a wrong password': [{ start: {} }, identify, wrongPassword, wrongPassword, 'see'],
  'answers to steps that are not shown': [
    { start: {} },
    identify,
    { answer: { step: 'totp', code: '123456' } },
    { answer: { step: 'password', restart: true } },
    { answer: { step: 'enrol', method: 'totp' } },
    { answer: { step: 'accept' } },
    { answer: { step: 'denied', ask: true } },
  ],
  'another way, before anything is proven': [
    { start: { pick: true } },
    identify,
    { answer: { step: 'password', other: true } },
    { answer: { step: 'password', lost: true } },
    { answer: { step: 'pick', method: 'totp' } },
    { answer: { step: 'totp', lost: true } },
    'see',
  ],
  'a forgotten password': [{ start: {} }, identify, forgotten, ...mailing],
  'an invitation by typed address': [{ start: { journey: 'invitation' } }, identify, ...mailing],
  'an invitation that is not mine': [
    { start: { journey: 'invitation' } },
    identify,
    { answer: { step: 'email-code', notMe: true } },
    { answer: { step: 'successor', name: 'Somebody else' } },
    { answer: { step: 'register', firstName: 'Some', lastName: 'Body' } },
  ],
  'a method to be added without a session': [
    { start: { journey: 'add-method', address: ADDRESS } },
    { answer: { step: 'totp-enrol', code: '123456' } },
  ],
  'an address to be proven for nobody': [
    { start: { journey: 'verify-email', address: ADDRESS, verification: 'none.none' } },
    send,
  ],
}

const counter = createCounter()
let server: TestServer

/** Enrols somebody at an address: whoever has just enrolled moves there. */
async function enrolAt(address: string): Promise<void> {
  await enrolled(server)
  for (const table of ['person', 'invitation'])
    changeRows(
      server,
      `update ${table} set email = ?, email_key = ? where email = ?`,
      address,
      address,
      REPORTER,
    )
  server.clock.advance(2 * MINUTE)
}

async function halfEnrolAt(address: string): Promise<void> {
  const { token } = await server.invite({ email: address })
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(address) })
}

/** One wrong password at each; from the tenth on each makes the next wait. */
async function slow(): Promise<void> {
  for (const address of [ADDRESSES[SLOWED], NOBODY_SLOWED]) {
    const { browser, flow } = await untilPassword(server, { address })
    await browser.answer(flow, wrongPassword.answer)
  }
}

async function arrange(): Promise<void> {
  const change = (sql: string, whose: keyof typeof ADDRESSES) =>
    changeRows(
      server,
      sql.replaceAll('$1', '(select id from person where email = ?)'),
      ADDRESSES[whose],
    )
  await enrolAt(ADDRESSES['enrolled, with a password alone'])
  change(
    "delete from method where kind = 'totp' and person_id = $1",
    'enrolled, with a password alone',
  )
  await enrolAt(ADDRESSES.suspended)
  change('update person set suspended_at = 1 where id = $1', 'suspended')
  await enrolAt(ADDRESSES[SLOWED])
  await enrolled(server)
  await server.invite({ email: ADDRESSES.invited })
  await server.invite({ email: ADDRESSES['invited, too long ago'] })
  change('update invitation set expires_at = 1 where email = ?', 'invited, too long ago')
  const revoked = await server.invite({ email: ADDRESSES['invited, and the invitation revoked'] })
  await server.domain.invitations.revoke(revoked.invitation.id)
  await halfEnrolAt(ADDRESSES['invited, with half an enrolment'])
  for (let time = 0; time < 12; time++) {
    await slow()
    server.clock.advance(5 * MINUTE)
  }
  server.clock.advance(HOUR)
}

/** What each request of a walk showed, and what it cost. */
async function walk(asked: readonly Asked[], address: string) {
  const browser = createBrowser(server)
  let flow = ''
  const replies = []
  for (const each of asked) {
    counter.take()
    counter.takeRows()
    const reply: Reply = await ask(each)
    flow = reply.body.view?.flow ?? reply.body.flow ?? flow
    const rows = counter.takeRows().filter(([query]) => !ONCE_EACH.has(query))
    replies.push({ asked: each, shown: shownIn(reply, address), cost: counter.take(), rows })
  }
  return replies

  function ask(each: Asked): Promise<Reply> {
    if (each === 'see') return browser.see(flow)
    const named = JSON.parse(JSON.stringify(each).replaceAll(ADDRESS, address))
    return named.start ? browser.start(named.start) : browser.answer(flow, named.answer)
  }
}

type Walked = Awaited<ReturnType<typeof walk>>

beforeAll(async () => {
  server = await createTestServer({ replace: counter.replace })
  await arrange()
  return () => server.close()
})

describe.each(Object.keys(WALKS))('T-080: %s', (name) => {
  const asked = WALKS[name] ?? []
  const walked = new Map<string, Walked>()
  beforeAll(async () => {
    await slow()
    for (const address of [...Object.values(ADDRESSES), NOBODY, NOBODY_SLOWED])
      walked.set(address, await walk(asked, address))
    server.clock.advance(HOUR)
  })

  it.each(WHOSE)('costs and shows the same for an address that is %s as for none', (whose) => {
    const isSlowed = whose === SLOWED && asked.includes(wrongPassword)
    const somebody = walked.get(ADDRESSES[whose])
    expect(somebody).toHaveLength(asked.length)
    expect(somebody).toEqual(walked.get(isSlowed ? NOBODY_SLOWED : NOBODY))
    if (isSlowed) expect(somebody?.map(({ shown }) => shown.status)).toContain(429)
  })
})
