/**
 * Addresses that were signed in with are offered again in that browser, in that portal. They are worth what a
 * typed one is worth, and go by one press.
 */
import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../api/domain/values/address.ts'
import {
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { changeRows, countIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const NAME = 'farstu-addresses-demo'

/** What the browser holds of the portal's addresses. */
const heldBy = ({ jar }: Browser) => [...jar].find(([name]) => name.includes(NAME))?.[1]

const moveTo = (server: TestServer, address: string) =>
  changeRows(
    server,
    'update person set email = ?, email_key = ?',
    address,
    parseAddress(address)?.key,
  )

/** Somebody with password and app, and no session any more. */
async function somebody(options?: Parameters<typeof openServer>[0]) {
  const server = await openServer(options)
  const { secret } = await enrolled(server)
  const browser = createBrowser(server)
  const finish = async (flow: string) => {
    server.clock.advance(MINUTE)
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    return browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  }
  /** Types an address, does as `before` says at the password, and signs in and out. */
  const comeAs = async (address: string, before?: (flow: string) => Promise<unknown>) => {
    moveTo(server, address)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address })
    await before?.(flow)
    const reply = await finish(flow)
    await browser.signOut()
    return reply
  }
  const offered = async () => {
    const { step } = (await browser.start()).body
    return step.name === 'choose-address' ? step.addresses.map(({ address }) => address) : step.name
  }
  return { server, secret, browser, finish, comeAs, offered }
}

describe('an address that was signed in with', () => {
  it('is offered in part when the browser comes back, and leads to the same password', async () => {
    const { browser, comeAs, finish } = await somebody()
    await comeAs(REPORTER)
    const started = await browser.start()
    const { addresses } = stepOf(started, 'choose-address')
    expect(addresses.map(({ address }) => address)).toEqual(['r•••@example.org'])
    expect(started.text).not.toContain(REPORTER)
    const { flow } = started.body
    const chosen = await browser.answer(flow, {
      step: 'choose-address',
      id: addresses[0]?.id ?? '',
    })
    expect(stepNameOf(chosen)).toBe('password')
    expect(chosen.body.who).toEqual({ address: REPORTER, masked: false })
    stepOf(await finish(flow), 'done')
  })

  it('is not kept before somebody is signed in with it', async () => {
    const { browser } = await somebody()
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(heldBy(browser)).toBeUndefined()
  })

  it('lies in that browser alone: nothing of it is written by us', async () => {
    const { server, browser, comeAs } = await somebody()
    await comeAs(REPORTER)
    expect(heldBy(browser)).not.toContain('reporter')
    expect(countIn(server, 'flow', `facts like '%${REPORTER}%'`)).toBe(0)
  })

  it('is one of five at most, newest first, and there once however it is spelt', async () => {
    const { comeAs, offered } = await somebody()
    const six = ['anna', 'bo', 'cia', 'dan', 'eva', 'finn'].map((name) => `${name}@example.org`)
    for (const address of six) await comeAs(address)
    expect(await offered()).toEqual(['f', 'e', 'd', 'c', 'b'].map((one) => `${one}•••@example.org`))
    await comeAs('Cia@Example.ORG')
    expect(await offered()).toEqual([
      'C•••@Example.ORG',
      ...['f', 'e', 'd', 'b'].map((one) => `${one}•••@example.org`),
    ])
  })

  it.each([
    [
      ['kim@example.org', 'kari@example.org'],
      ['ka•••@example.org', 'ki•••@example.org'],
    ],
    [
      ['kim@example.org', 'kim@example.com'],
      ['k•••@example.com', 'k•••@example.org'],
    ],
    [
      ['a@example.org', 'ab@example.org'],
      ['ab@example.org', 'a@example.org'],
    ],
    [['ωμέγα@example.org'], ['ω•••@example.org']],
  ])('of %j shows as much as tells it from the others', async (addresses, shown) => {
    const { comeAs, offered } = await somebody()
    for (const address of addresses) await comeAs(address)
    expect(await offered()).toEqual(shown)
  })

  it('takes little room however long it is: the oldest go', async () => {
    const { browser, comeAs, offered } = await somebody()
    const long = (letter: string) =>
      `${letter.repeat(60)}@${'ä'.repeat(30)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`
    for (const letter of ['v', 'w', 'x', 'y', 'z']) await comeAs(long(letter))
    expect(heldBy(browser)?.length).toBeLessThanOrEqual(1024)
    expect((await offered())[0]).toMatch(/^z•••@/)
  })

  it('is not offered before a session that is live', async () => {
    const { browser, comeAs, secret, server } = await somebody()
    await comeAs(REPORTER)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    server.clock.advance(MINUTE)
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(await browser.start(), 'identify').session?.address).toBe(REPORTER)
  })

  it('is not kept where nobody typed it: by a session that goes on, or an invitation', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { flow } = (await browser.start()).body
    stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
    expect(heldBy(browser)).toBeUndefined()
  })
})

describe('whoever wants another address', () => {
  it('is asked for one, and it is kept beside the first', async () => {
    const { browser, comeAs, finish, offered, server } = await somebody()
    await comeAs(REPORTER)
    moveTo(server, 'kim@example.org')
    const { flow } = (await browser.start()).body
    const asked = await browser.answer(flow, { step: 'choose-address', other: true })
    expect(stepNameOf(asked)).toBe('identify')
    await browser.answer(flow, { step: 'identify', address: 'kim@example.org' })
    stepOf(await finish(flow), 'done')
    await browser.signOut()
    expect(await offered()).toEqual(['k•••@example.org', 'r•••@example.org'])
  })

  it('may type it at once: the page may be older than what is remembered', async () => {
    const { browser, comeAs } = await somebody()
    await comeAs(REPORTER)
    const { flow } = (await browser.start()).body
    const typed = await browser.answer(flow, { step: 'identify', address: 'kim@example.org' })
    expect(stepNameOf(typed)).toBe('password')
  })
})

describe('a shared computer', () => {
  it('is asked about beside the address, before anything is proven', async () => {
    const { browser } = await somebody()
    const { flow, remembers } = (await browser.start()).body
    expect(remembers).toBeNull()
    const typed = await browser.answer(flow, { step: 'identify', address: REPORTER })
    expect(typed.body.remembers).toBe(true)
    const said = await browser.answer(flow, { step: 'remember', address: false })
    expect([stepNameOf(said), said.body.remembers]).toEqual(['password', false])
    const taken = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(taken.body.remembers).toBeNull()
  })

  it('has nothing written to it where that was said, and keeps what it had', async () => {
    const { browser, comeAs, offered } = await somebody()
    const no = (flow: string) => browser.answer(flow, { step: 'remember', address: false })
    await comeAs(REPORTER, no)
    expect(heldBy(browser)).toBeUndefined()
    await comeAs('kim@example.org')
    await comeAs(REPORTER, no)
    expect(await offered()).toEqual(['k•••@example.org'])
  })

  it('forgets at once what was remembered, and not only once somebody is in', async () => {
    const { browser, comeAs, offered } = await somebody()
    await comeAs(REPORTER)
    const started = await browser.start()
    const id = stepOf(started, 'choose-address').addresses[0]?.id ?? ''
    await browser.answer(started.body.flow, { step: 'choose-address', id })
    await browser.answer(started.body.flow, { step: 'remember', address: false })
    expect(heldBy(browser)).toBeUndefined()
    expect(await offered()).toBe('identify')
  })

  it('stays one where somebody comes back to a mailed code that they had asked for there', async () => {
    const { server, browser } = await somebody()
    const until = async () => {
      const { flow } = (await browser.start()).body
      await browser.answer(flow, { step: 'identify', address: REPORTER })
      return flow
    }
    const first = await until()
    await browser.answer(first, { step: 'remember', address: false })
    await browser.answer(first, { step: 'password', forgotten: true })
    await browser.answer(first, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const again = await browser.answer(await until(), { step: 'password', forgotten: true })
    expect([again.body.flow, again.body.remembers]).toEqual([first, false])
    const proven = await browser.answer(first, { step: 'email-code', code })
    expect(stepNameOf(proven)).toBe('totp')
  })

  it('may be taken back', async () => {
    const { browser, comeAs, offered } = await somebody()
    await comeAs(REPORTER, async (flow) => {
      await browser.answer(flow, { step: 'remember', address: false })
      await browser.answer(flow, { step: 'remember', address: true })
    })
    expect(await offered()).toEqual(['r•••@example.org'])
  })
})

describe('forgetting', () => {
  it('takes one and leaves the others; after the last an address is asked for', async () => {
    const { browser, comeAs, offered } = await somebody()
    await comeAs(REPORTER)
    await comeAs('kim@example.org')
    const started = await browser.start()
    const [kim, reporter] = stepOf(started, 'choose-address').addresses
    const { flow } = started.body
    const left = await browser.answer(flow, { step: 'remember', forget: kim?.id ?? '' })
    expect(stepOf(left, 'choose-address').addresses).toEqual([reporter])
    expect(await offered()).toEqual(['r•••@example.org'])
    const none = await browser.answer(flow, { step: 'remember', forget: reporter?.id ?? '' })
    expect(stepNameOf(none)).toBe('identify')
    expect(heldBy(browser)).toBeUndefined()
  })

  it('is not answered by what was forgotten: it can no longer be chosen', async () => {
    const { browser, comeAs } = await somebody()
    await comeAs(REPORTER)
    await comeAs('kim@example.org')
    const started = await browser.start()
    const [kim] = stepOf(started, 'choose-address').addresses
    const { flow } = started.body
    await browser.answer(flow, { step: 'remember', forget: kim?.id ?? '' })
    const refused = await browser.answer(flow, { step: 'choose-address', id: kim?.id ?? '' })
    expect([refused.status, refused.body.code]).toEqual([409, 'step_changed'])
  })
})

describe('a portal that remembers nobody', () => {
  const portal = { policy: { rememberAddresses: false } }

  it('neither asks nor keeps', async () => {
    const { browser, comeAs, offered } = await somebody({ portal })
    const { flow } = (await browser.start()).body
    const typed = await browser.answer(flow, { step: 'identify', address: REPORTER })
    expect(typed.body.remembers).toBeNull()
    const refused = await browser.answer(flow, { step: 'remember', address: true })
    expect(refused.body.code).toBe('step_changed')
    await comeAs(REPORTER)
    expect(heldBy(browser)).toBeUndefined()
    expect(await offered()).toBe('identify')
  })

  it('has browsers forget what they had as they come back', async () => {
    const { server, browser, comeAs, offered } = await somebody()
    await comeAs(REPORTER)
    changeRows(
      server,
      'update portal set policy = ?, version = version + 1 where id = ?',
      JSON.stringify(portal.policy),
      'demo',
    )
    expect(await offered()).toBe('identify')
    expect(heldBy(browser)).toBeUndefined()
  })
})
