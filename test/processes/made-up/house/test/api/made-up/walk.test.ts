import { describe, expect, it } from 'vitest'
import { policySchema } from '../../../api/domain/policy/portal-policy.ts'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  type Reply,
  stepOf,
} from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const POLICY = { firstFactors: ['password', 'made-up'], secondFactors: ['made-up', 'totp'] }

async function accountWith(policy: Readonly<Record<string, unknown>> = {}) {
  const server = await openServer({ portal: { policy: { ...POLICY, ...policy } } })
  const browser = createBrowser(server)
  const { flow, reply } = await onboardUntil(server, browser, 'made-up-enrol')
  const { serial, secrets } = stepOf(reply, 'made-up-enrol')
  const wrong = await browser.answer(flow, { step: 'made-up-enrol', secret: 'none of them' })
  expect(wrong.body.code).toBe('wrong_code')
  const [secret = ''] = secrets
  stepOf(await browser.answer(flow, { step: 'made-up-enrol', secret }), 'new-password')
  const chosen = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(chosen, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  server.clock.advance(60_000)
  return { server, browser, serial, secrets }
}

function changePolicy(server: TestServer, policy: Readonly<Record<string, unknown>>): void {
  const sql =
    "update portal set policy = json_patch(policy, ?), version = version + 1 where id = 'demo'"
  changeRows(server, sql, JSON.stringify(policy))
}

/** The other party: another browser, which knows nothing but the token. */
async function answerElsewhere(
  server: TestServer,
  reply: Reply,
  { portal = 'demo', origin = server.portalUrl, token = tokenIn(reply), ...answer }: Said,
) {
  return createBrowser(server, { origin }).send('POST', '/v1/elsewhere', {
    portal,
    method: 'made-up',
    token,
    answer: { digest: null, ...answer },
  })
}

interface Said {
  readonly isVerified: boolean
  readonly digest?: string
  readonly portal?: string
  readonly origin?: string
  readonly token?: string
}

const tokenIn = (reply: Reply) => stepOf(reply, 'made-up').waits?.token ?? 'none.none'

/** A sign-in that waits for the other party. */
async function waiting() {
  const { server, serial, secrets } = await accountWith()
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ method: 'made-up' })).body
  const [secret = ''] = secrets
  const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
  return { server, browser, flow, asked }
}

/** What anybody is told whose token says nothing to us. */
async function toldOfNothing(server: TestServer, reply: Reply) {
  const unknown = { isVerified: true, token: 'none.none' }
  const { status, body } = await answerElsewhere(server, reply, unknown)
  return { status, body: { ...body, requestId: expect.any(String) } }
}

const again = (browser: Browser, flow: string) =>
  browser.answer(flow, { step: 'made-up', again: true })

describe('a method that is added by a folder and lines in registries', () => {
  it('is set up, with ten secrets that belong to it', async () => {
    const { server, secrets } = await accountWith()
    expect(secrets).toHaveLength(10)
    const parts = "select 1 from one_time_secret where purpose = 'method:made-up'"
    expect(rowsIn(server, parts)).toHaveLength(10)
  })

  it('finds the person before any address, and is pending until another browser answers', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const started = await browser.start()
    expect(stepOf(started, 'identify').methods).toEqual(['made-up'])
    const { flow } = started.body
    await browser.answer(flow, { step: 'identify', method: 'made-up' })
    const secret = secrets[3] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect([asked.status, stepOf(asked, 'made-up').waits]).toEqual([200, expect.anything()])
    const early = await again(browser, flow)
    expect(stepOf(early, 'made-up').waits).not.toBeNull()
    expect((await answerElsewhere(server, early, { isVerified: true })).status).toBe(204)
    const done = stepOf(await again(browser, flow), 'done')
    expect([done.acr, done.amr]).toEqual(['aal2', ['swk', 'user', 'mfa']])
  })

  it('can be begun with, where the page asks for it', async () => {
    const { server } = await accountWith()
    stepOf(await createBrowser(server).start({ method: 'made-up' }), 'made-up')
  })

  it('takes each of its secrets once, and one answer from elsewhere', async () => {
    const { server, serial, secrets } = await accountWith()
    const [secret = ''] = secrets
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    const other = createBrowser(server)
    const second = (await other.start({ method: 'made-up' })).body.flow
    const used = await other.answer(second, { step: 'made-up', serial, secret })
    expect(used.body.code).toBe('wrong_code')
    expect((await answerElsewhere(server, asked, { isVerified: true })).status).toBe(204)
    expect((await answerElsewhere(server, asked, { isVerified: true })).body.code).toBe(
      'code_expired',
    )
  })

  it('gives one category or two by its verdict: one is not enough for two factors', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const secret = secrets[1] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: false })
    stepOf(await again(browser, flow), 'password')
  })

  it('counts beside a password with one', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const secret = secrets[2] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: false })
    const done = stepOf(await again(browser, flow), 'done')
    expect([done.acr, done.amr]).toEqual(['aal2', ['pwd', 'swk', 'mfa']])
  })

  it('vouches for a new password in place of a forgotten one', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'made-up')
    const secret = secrets[4] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: true })
    stepOf(await again(browser, flow), 'new-password')
    const password = 'eight calm lighthouses'
    stepOf(await browser.answer(flow, { step: 'new-password', password }), 'password')
    stepOf(await browser.answer(flow, { step: 'password', password }), 'done')
  })

  it('is switched off after too many wrong answers, and nobody else is asked for it', async () => {
    const { server, serial } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    for (let guess = 0; guess < 60; guess++) {
      server.clock.advance(16 * 60_000)
      const opened = (await browser.start()).body.flow
      await browser.answer(opened, { step: 'identify', address: REPORTER })
      await browser.answer(opened, { step: 'password', password: PASSWORD })
      await browser.answer(opened, { step: 'made-up', serial, secret: 'a guess' })
    }
    expect(rowsIn(server, "select state from method where kind = 'made-up'")).toEqual([
      { state: 'suspended' },
    ])
  })
})

describe('a portal that does not say that a sign-in may begin with it', () => {
  const lowered = (server: TestServer) =>
    rowsIn(
      server,
      `select details from audit_event e join audit_detail d on d.event_id = e.id
        where act = 'downgrade_attempt' order by e.rowid`,
    ).map(({ details }) => JSON.parse(String(details)))

  it('begins with an address all the same, and writes it down', async () => {
    const { server } = await accountWith({ firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    stepOf(started, 'password')
    // On top of the password it counts, and may be asked for.
    expect(lowered(server)).toEqual([])
    const { flow } = started.body
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'made-up')
  })

  it('offers it nowhere, and takes it for a request for less', async () => {
    const { server } = await accountWith({ firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start()
    expect(stepOf(started, 'identify').methods).toEqual([])
    const { flow } = started.body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect([chosen.body.code, chosen.body.view?.step.name]).toEqual(['step_changed', 'identify'])
    expect(lowered(server)).toEqual([{ what: 'method', asked: 'made-up', stands: '', flow }])
  })

  it('is asked to accept it beside another that is not restricted', () => {
    expect(policySchema.safeParse({ secondFactors: ['made-up'] }).success).toBe(false)
    expect(policySchema.safeParse({ secondFactors: ['made-up', 'totp'] }).success).toBe(true)
  })

  it('asks for the password where the other one counts nowhere', async () => {
    const { server } = await accountWith()
    changePolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    expect(lowered(server)).toMatchObject([{ what: 'method', asked: 'made-up' }])
    const { flow } = started.body
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })
})

describe('what is found before any address', () => {
  it('makes the flow its person’s, with an address', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const [secret = ''] = secrets
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(asked.body.who).toBeNull()
    await answerElsewhere(server, asked, { isVerified: false })
    const reply = await again(browser, flow)
    expect(reply.body.who).toEqual({ address: REPORTER, masked: false })
    stepOf(reply, 'password')
    const wrong = await browser.answer(flow, { step: 'password', password: 'not this one' })
    expect(wrong.body.code).toBe('wrong_password')
    const done = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(done, 'done').acr).toBe('aal2')
  })

  it('is counted for its holder: guesses at cards that nobody has slow nobody', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const guess = async (at: string, secret: string) => {
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return browser.answer(flow, { step: 'made-up', serial: at, secret })
    }
    for (let round = 0; round < 12; round++) await guess('nobody-has-it', 'a guess')
    expect((await guess('nobody-has-it', 'a guess')).body.code).toBe('locked')
    expect((await guess('nor-this-one', 'a guess')).body.code).toBe('wrong_code')
    const [secret = ''] = secrets
    stepOf(await guess(serial, secret), 'made-up')
  })

  it('is switched off by fifty guesses at it, and its person is told', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const guess = async (secret: string) => {
      server.clock.advance(16 * 60_000)
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return browser.answer(flow, { step: 'made-up', serial, secret })
    }
    for (let round = 0; round < 50; round++) await guess('a guess')
    expect(rowsIn(server, "select state from method where kind = 'made-up'")).toEqual([
      { state: 'suspended' },
    ])
    const [secret = ''] = secrets
    expect((await guess(secret)).body.code).toBe('wrong_code')
    const told = rowsIn(server, "select 1 from outbox where template = 'method-disabled'")
    expect(told).toHaveLength(1)
  })

  it('does not change whose flow it is', async () => {
    const { server, serial, secrets } = await accountWith()
    const other = 'b.reporter@example.org'
    changeRows(server, 'update person set email = ?, email_key = ?', other, other)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ address: REPORTER, method: 'made-up' })).body
    const [secret = ''] = secrets
    const reply = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(reply.body.code).toBe('wrong_code')
  })

  it('counts in no portal but its own, where it was made for one', async () => {
    const { server, serial, secrets } = await accountWith()
    await addOtherPortal(server)
    changeRows(server, "update method set portal_id = 'other' where kind = 'made-up'")
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const [secret = ''] = secrets
    const reply = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(reply.body.code).toBe('wrong_code')
    const beside = (await browser.start({ address: REPORTER })).body.flow
    const after = await browser.answer(beside, { step: 'password', password: PASSWORD })
    expect(stepOf(after, 'denied').reason).toBe('no-usable-method')
  })

  it('can be left for an address', async () => {
    const { server } = await accountWith()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect(stepOf(chosen, 'made-up').canChooseOther).toBe(true)
    stepOf(await browser.answer(flow, { step: 'made-up', other: true }), 'identify')
    stepOf(await browser.answer(flow, { step: 'identify', address: REPORTER }), 'password')
  })

  it('says nothing in an invitation, which has an address', async () => {
    const { server } = await accountWith()
    const browser = createBrowser(server)
    const started = await browser.start({ journey: 'invitation', method: 'made-up' })
    expect(stepOf(started, 'identify').methods).toEqual([])
    const { flow } = started.body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect(chosen.body.code).toBe('step_changed')
  })
})

describe('another party', () => {
  it('is looked for as often as one likes, and nothing is written by looking', async () => {
    const { server, browser, flow } = await waiting()
    const rows = () => rowsIn(server, 'select * from flow where id = ?', flow)
    const before = [rows(), rowsIn(server, 'select * from attempt_budget')]
    server.clock.advance(60_000)
    for (let look = 0; look < 20; look++) expect((await again(browser, flow)).status).toBe(200)
    expect([rows(), rowsIn(server, 'select * from attempt_budget')]).toEqual(before)
  })

  it('is not tired out: three are asked at once, the next has to wait', async () => {
    const { server, serial, secrets } = await accountWith()
    const browser = createBrowser(server)
    const ask = async (secret = '') => {
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return { flow, reply: await browser.answer(flow, { step: 'made-up', serial, secret }) }
    }
    const asked = [await ask(secrets[0]), await ask(secrets[1]), await ask(secrets[2])]
    for (const { reply } of asked) expect(reply.status).toBe(200)
    const { reply } = await ask(secrets[3])
    expect(reply.body).toMatchObject({ code: 'locked', retryAfterSeconds: 30 })
    server.clock.advance(31_000)
    const { flow, reply: fourth } = await ask(secrets[3])
    await answerElsewhere(server, fourth, { isVerified: true })
    stepOf(await again(browser, flow), 'done')
    // Whoever has come in is tired out by nobody.
    stepOf((await ask(secrets[5])).reply, 'made-up')
  })
})

describe('one more of them', () => {
  it('has a name of its own, and its own secrets; a fourth finds no room', async () => {
    const { server, browser, serial, secrets } = await accountWith()
    const add = async (given: { serial: string; secret: string | undefined }, name: string) => {
      server.clock.advance(60_000)
      const started = await browser.start({ journey: 'add-method' })
      if (started.body.step.name === 'denied') return started
      const { flow } = started.body
      const { serial: from, secret = '' } = given
      const asked = await browser.answer(flow, { step: 'made-up', serial: from, secret })
      await answerElsewhere(server, asked, { isVerified: true })
      const set = stepOf(await again(browser, flow), 'made-up-enrol')
      const [first = ''] = set.secrets
      stepOf(await browser.answer(flow, { step: 'made-up-enrol', secret: first, name }), 'done')
      return set
    }
    const second = await add({ serial, secret: secrets[0] }, 'In the drawer')
    await add({ serial, secret: secrets[1] }, 'At home')
    expect(
      stepOf((await add({ serial, secret: secrets[2] }, 'One more')) as Reply, 'denied'),
    ).toMatchObject({ reason: 'too-many-methods' })
    const names = rowsIn(
      server,
      "select name from method where kind = 'made-up' order by created_at",
    )
    expect(names.map(({ name }) => name)).toEqual([
      'Personnel statistics',
      'In the drawer',
      'At home',
    ])
    const other = createBrowser(server)
    const { flow } = (await other.start({ method: 'made-up' })).body
    if (!('secrets' in second)) throw new Error('Nothing was added')
    const [secret = ''] = second.secrets
    stepOf(await other.answer(flow, { step: 'made-up', serial: second.serial, secret }), 'made-up')
  })
})

describe('a journey that is added by a file and a line', () => {
  it('binds an answer to what was shown, and to nothing else', async () => {
    const { server, browser, serial, secrets } = await accountWith()
    const started = await browser.start({ journey: 'agree', state: 'digest-of-a-form' })
    const { flow } = started.body
    expect(stepOf(started, 'made-up').binds).toEqual([
      { name: 'What is agreed to', value: 'digest-of-a-form' },
    ])
    const secret = secrets[5] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    const other = await answerElsewhere(server, asked, {
      isVerified: true,
      digest: 'digest-of-another',
    })
    expect(other.body.code).toBe('code_expired')
    await answerElsewhere(server, asked, { isVerified: true, digest: 'digest-of-a-form' })
    stepOf(await again(browser, flow), 'done')
  })

  it('asks whoever is not signed in for nothing', async () => {
    const { server } = await accountWith()
    const reply = await createBrowser(server).start({ journey: 'agree' })
    expect(stepOf(reply, 'denied').reason).toBe('signed-out')
  })
})

/**
 * The attacker has seen a token, or runs another portal on the same server, and wants somebody else's
 * sign-in to be said yes to. All are told what a token is told that was made up.
 */
describe('an answer from elsewhere', () => {
  const yes = { isVerified: true }

  it('is held to the portal that its row belongs to', async () => {
    const { server, asked } = await waiting()
    await addOtherPortal(server)
    const there = { ...yes, portal: 'other', origin: OTHER_PORTAL_URL }
    const refused = await answerElsewhere(server, asked, there)
    expect(refused).toMatchObject(await toldOfNothing(server, asked))
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('is refused to a page that its portal does not list, and for a portal that is not there', async () => {
    const { server, asked } = await waiting()
    await addOtherPortal(server)
    const there = { ...yes, origin: OTHER_PORTAL_URL }
    const foreign = await answerElsewhere(server, asked, there)
    expect([foreign.status, foreign.body.code]).toEqual([403, 'origin_refused'])
    const none = { ...yes, portal: 'none', origin: server.publicUrl }
    const nowhere = await answerElsewhere(server, asked, none)
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found'])
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('is counted for its token: ten wrong ones, and the right one comes too late', async () => {
    const { server, browser, flow, asked } = await waiting()
    const wrong = { ...yes, digest: 'a guess' }
    for (let guess = 0; guess < 10; guess++) await answerElsewhere(server, asked, wrong)
    const late = await answerElsewhere(server, asked, yes)
    expect(late).toMatchObject(await toldOfNothing(server, asked))
    expect(tokenIn(await again(browser, flow))).toBe(tokenIn(asked))
  })

  it('is counted for no token that we did not make', async () => {
    const { server, asked } = await waiting()
    const guess = { ...yes, token: `${tokenIn(asked).slice(0, -4)}AAAA` }
    for (let tries = 0; tries < 12; tries++)
      expect((await answerElsewhere(server, asked, guess)).body.code).toBe('code_expired')
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('does nothing to a row of another kind, or to a part of a method', async () => {
    const { server, browser, flow, asked } = await waiting()
    const [part] = rowsIn(
      server,
      "select id from one_time_secret where purpose = 'method:made-up' and used_at is null",
    )
    const id = String(part?.id)
    const ofPart = { ...yes, token: `${id}.${server.services.digest.of('made-up-token', id)}` }
    const toPart = await answerElsewhere(server, asked, ofPart)
    expect(toPart).toMatchObject(await toldOfNothing(server, asked))
    changeRows(
      server,
      "update one_time_secret set purpose = 'email-code' where flow_id = ? and purpose = 'made-up'",
      flow,
    )
    const toCode = await answerElsewhere(server, asked, yes)
    expect(toCode).toMatchObject(await toldOfNothing(server, asked))
    expect((await again(browser, flow)).body.code).toBe('code_expired')
  })

  it('says nothing to a flow that has ended', async () => {
    const { server, browser, flow, asked } = await waiting()
    await browser.cancel(flow)
    const late = await answerElsewhere(server, asked, yes)
    expect(late).toMatchObject(await toldOfNothing(server, asked))
  })
})
