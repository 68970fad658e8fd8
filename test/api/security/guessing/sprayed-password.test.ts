/**
 * The attacker tries one password on many accounts, from as many networks: no account sees more than
 * one guess, no network sends more than a few. What is counted is how many accounts a wrong password
 * is tried on, in the whole installation. Strangers are asked for work then, operators are told, and
 * nobody is locked out; a crowd that mistypes, each in their own way, is not taken for an attack.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createKeyedDigest } from '../../../../api/crypto/hmac-digest.ts'
import { compartmentOf } from '../../../../api/domain/admission/spraying-rules.ts'
import { createSweeper } from '../../../../api/worker/sweeper.ts'
import { createBrowser, enrolled, PASSWORD, type Reply } from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import {
  actsIn,
  addOtherPortal,
  countIn,
  ENGINES,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { appCode, untilPassword } from '../../../support/api/sign-ins.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const PROXY = '192.0.2.1'
const SPRAYED = 'Welcome to the survey'
const ALARM = 'one password is tried on many accounts'

/** One guess, by a client that does no work, from the network that the proxy says. */
async function guess(
  server: TestServer,
  { address, password, network }: Record<'address' | 'password' | 'network', string>,
): Promise<Reply> {
  const browser = createBrowser(server, { network: PROXY, doesWork: false })
  const post = (path: string, body: object) =>
    browser.send('POST', path, body, { 'X-Forwarded-For': network })
  const { flow } = (await post('/v1/flows', { portal: 'demo', journey: 'sign-in', address })).body
  return post(`/v1/flows/${flow}/answer`, { answer: { step: 'password', password } })
}

/** Of five hundred. */
const networkOf = (at: number) => `198.18.${(at % 500) >> 8}.${(at % 500) & 255}`

const guessAt = (server: TestServer, at: number, password = SPRAYED) =>
  guess(server, { address: `account${at}@example.org`, password, network: networkOf(at) })

const guessAtOwners = (server: TestServer, at: number, password: string) =>
  guess(server, { address: REPORTER, password, network: networkOf(at) })

async function guesses(server: TestServer, many: number, passwordOf = (_at: number) => SPRAYED) {
  const codes: (string | undefined)[] = []
  for (let at = 0; at < many; at++)
    codes.push((await guessAt(server, at, passwordOf(at))).body.code)
  return codes
}

const timesIn = (codes: readonly unknown[], code: string) =>
  codes.filter((each) => each === code).length

const figureOf = async (server: TestServer) =>
  (await (await server.app.request(`${server.publicUrl}/metrics`)).text()).match(
    /^farstu_passwords_sprayed_total (\d+)$/m,
  )?.[1]

/** Counts the hashes that passwords are compared with. */
function countedHashes() {
  const seen = { verified: 0 }
  const replace: NonNullable<Parameters<typeof createTestServer>[0]>['replace'] = ({
    passwordHasher,
  }) => ({
    passwordHasher: {
      ...passwordHasher,
      verify: (...given) => {
        seen.verified++
        return passwordHasher.verify(...given)
      },
    },
  })
  return { seen, replace }
}

describe('R-77: one password on six hundred accounts from five hundred networks', () => {
  const { seen, replace } = countedHashes()
  let server: TestServer
  let owner: Awaited<ReturnType<typeof enrolled>>
  let codes: readonly (string | undefined)[]
  beforeAll(async () => {
    server = await createTestServer({ trustedProxies: [PROXY], replace })
    owner = await enrolled(server)
    server.clock.advance(2 * MINUTE)
    seen.verified = 0
    codes = await guesses(server, 600)
    return () => server.close()
  })

  it('goes through fifty times, and then strangers are asked for work before anything is hashed', () => {
    expect(codes.slice(0, 50)).toEqual(Array(50).fill('wrong_password'))
    expect(codes.slice(50)).toEqual(Array(550).fill('proof_required'))
    expect(seen.verified).toBe(50)
  })

  it('raises the alarm in the log, the figures and the audit log, once', async () => {
    const lines = server.logLines.filter((line) => line.includes(ALARM))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ accounts: 50 })
    expect(timesIn(actsIn(server), 'passwords.sprayed')).toBe(1)
    expect(await figureOf(server)).toBe('1')
  })

  it('asks a browser that its owner has used for nothing', async () => {
    const own = createBrowser(server, { doesWork: false, jar: owner.browser.jar })
    const { flow } = (await own.start({ acr: 'aal2', maxAgeSeconds: 0 })).body
    await own.answer(flow, { step: 'identify', address: REPORTER })
    const reply = await own.answer(flow, { step: 'password', password: PASSWORD })
    expect([reply.status, reply.body.step.name]).toEqual([200, 'totp'])
    const code = appCode(server, owner.secret)
    expect((await own.answer(flow, { step: 'totp', code })).body.step.name).toBe('done')
  })

  it('locks nobody out: whoever does the work comes in, in any browser', async () => {
    const asked = await guessAtOwners(server, 1, PASSWORD)
    expect([asked.status, asked.body.proof?.bits]).toEqual([429, 14])
    const { browser, flow } = await untilPassword(server)
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect([reply.status, reply.body.step.name]).toEqual([200, 'totp'])
  })

  it('is asked for work at every portal, whatever password is typed', async () => {
    await addOtherPortal(server)
    const stranger = createBrowser(server, { origin: OTHER_PORTAL_URL, doesWork: false })
    const { flow } = (await stranger.start({ portal: 'other', address: REPORTER })).body
    const reply = await stranger.answer(flow, { step: 'password', password: 'another one at all' })
    expect(reply.body.code).toBe('proof_required')
  })

  it('stands in no row by which it could be known again', async () => {
    const kept = rowsIn(server, "select * from attempt_budget where kind like 'sprayed%'")
    expect(JSON.stringify(kept)).not.toMatch(/account\d|example|Welcome/)
    expect(countIn(server, 'attempt_budget', "kind = 'sprayed-accounts'")).toBe(1)
    expect(server.logLines.join('')).not.toMatch(/account\d|Welcome to/)
  })

  it('is over, and forgotten, an hour after the last of it', async () => {
    server.clock.advance(HOUR)
    expect((await guessAt(server, 601)).body.code).toBe('wrong_password')
    server.clock.advance(HOUR + 1)
    while ((await createSweeper(server.services).runOnce()) > 0);
    expect(countIn(server, 'attempt_budget', "kind like 'sprayed%'")).toBe(0)
  })
})

describe('an attacker who does the work', () => {
  const openServer = useServers()

  it('pays more for more accounts, and the alarm is raised again', async () => {
    const server = await openServer({ trustedProxies: [PROXY] })
    await guesses(server, 50)
    for (let at = 50; at < 150; at++) {
      const address = `account${at}@example.org`
      const browser = createBrowser(server, { network: `198.51.100.${at}` })
      const { flow } = (await browser.start({ address })).body
      await browser.answer(flow, { step: 'password', password: SPRAYED })
    }
    expect((await guessAt(server, 150)).body.proof?.bits).toBe(15)
    expect(await figureOf(server)).toBe('2')
  })
})

describe('an honest crowd', () => {
  const openServer = useServers()

  it('of two hundred, each mistyping in their own way, is asked for nothing', async () => {
    const server = await openServer({ trustedProxies: [PROXY] })
    const codes = await guesses(server, 200, (at) => `my own words number ${at}`)
    expect(timesIn(codes, 'wrong_password')).toBe(200)
    expect(await figureOf(server)).toBe('0')
    expect(countIn(server, 'attempt_budget', "kind = 'sprayed-accounts'")).toBeLessThanOrEqual(256)
  })

  it('of six thousand within an hour fills no compartment', () => {
    const digest = createKeyedDigest(new Uint8Array(32).fill(7))
    const many = new Map<number, number>()
    for (let at = 0; at < 6000; at++) {
      const compartment = compartmentOf(digest.of('sprayed-password', `words number ${at}`))
      many.set(compartment, (many.get(compartment) ?? 0) + 1)
    }
    expect(Math.max(...many.values())).toBeLessThan(50)
  })

  it('is not made of one person who types the same again and again', async () => {
    const server = await openServer({ trustedProxies: [PROXY] })
    for (let at = 0; at < 55; at++) {
      await guessAtOwners(server, at, SPRAYED)
      server.clock.advance(15 * MINUTE + 1)
    }
    expect(await figureOf(server)).toBe('0')
  })
})

describe.each(ENGINES)('on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('sixty guesses at once are counted, and raise the alarm once', async () => {
    const server = await openServer({ trustedProxies: [PROXY] })
    const replies = await Promise.all(Array.from({ length: 60 }, (_, at) => guessAt(server, at)))
    const codes = replies.map(({ body }) => body.code)
    expect(timesIn(codes, 'wrong_password')).toBeGreaterThanOrEqual(50)
    expect(timesIn(codes, 'wrong_password') + timesIn(codes, 'proof_required')).toBe(60)
    expect((await guessAt(server, 60)).body.code).toBe('proof_required')
    expect(await figureOf(server)).toBe('1')
  })
})
