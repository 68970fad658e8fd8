import { describe, expect, it } from 'vitest'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  downgradesIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { totpAt } from '../../support/totp.ts'
import { accountWith, again, answerElsewhere, changePolicy } from './support.ts'

const openServer = useServers()

const behindPassword = async (server: TestServer, start: object = {}, browser?: Browser) => {
  const one = browser ?? createBrowser(server)
  const { flow } = (await one.start({ address: REPORTER, ...start })).body
  const reply = await one.answer(flow, { step: 'password', password: PASSWORD })
  return { browser: one, flow, reply }
}

/** Somebody with a card, which came first, and an app. */
async function withTwo() {
  const card = await accountWith(openServer)
  const { server, browser, serial, secrets } = card
  changePolicy(server, { secondFactors: ['totp', 'made-up'] })
  const { flow } = (await browser.start({ journey: 'add-method' })).body
  const [secret = ''] = secrets
  const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
  await answerElsewhere(server, asked, { isVerified: true })
  const app = stepOf(await again(browser, flow), 'totp-enrol')
  const code = totpAt(app.secret, server.clock.now())
  stepOf(await browser.answer(flow, { step: 'totp-enrol', code, name: 'Phone' }), 'done')
  changePolicy(server, { secondFactors: ['made-up', 'totp'] })
  server.clock.advance(61_000)
  const codeNow = () => totpAt(app.secret, server.clock.now())
  return { ...card, codeNow }
}

const cardsOf = (server: TestServer) =>
  rowsIn(server, "select id, name from method where kind = 'made-up' order by created_at")

/** One more card, with a number of its own and the secrets of the first. */
const secondCard = (server: TestServer, name: string) =>
  changeRows(
    server,
    `insert into method select ?, person_id, kind, ?, state, flow_id, secret, data,
       counter, ?, portal_id, 0, added_by, created_at + 1, confirmed_at,
       null, suspended_until, removed_at from method where kind = 'made-up' limit 1`,
    name,
    name,
    name,
  )

const forget = (server: TestServer) =>
  changeRows(server, 'update method set is_default = 0, last_used_at = null')

describe('somebody with two kinds', () => {
  it('is asked for their default at once; the other is a press away', async () => {
    const { server, codeNow } = await withTwo()
    const { browser, flow, reply } = await behindPassword(server)
    stepOf(reply, 'made-up')
    expect(reply.body.ways).toEqual({ other: true, lost: true, skip: false })
    const listed = stepOf(await browser.answer(flow, { step: 'made-up', other: true }), 'pick')
    expect(listed.methods.map(({ kind, names, isDefault }) => [kind, names, isDefault])).toEqual([
      ['made-up', ['Personnel statistics'], true],
      ['totp', ['Phone'], false],
    ])
    stepOf(await browser.answer(flow, { step: 'pick', method: 'totp' }), 'totp')
    stepOf(await browser.answer(flow, { step: 'totp', code: codeNow() }), 'done')
  })

  it('is asked for what they used last, where they have no default', async () => {
    const { server, codeNow } = await withTwo()
    forget(server)
    const first = await behindPassword(server)
    stepOf(first.reply, 'pick')
    await first.browser.answer(first.flow, { step: 'pick', method: 'totp' })
    stepOf(await first.browser.answer(first.flow, { step: 'totp', code: codeNow() }), 'done')
    stepOf((await behindPassword(server)).reply, 'totp')
  })

  it('chooses where nothing says which; nothing is asked for before', async () => {
    const { server } = await withTwo()
    forget(server)
    const { reply } = await behindPassword(server)
    expect(stepOf(reply, 'pick')).toMatchObject({ lost: null, notHere: [] })
    expect(reply.body.ways).toBeNull()
  })

  it('who has lost one is offered the other first, and may still find it', async () => {
    const { server } = await withTwo()
    const { browser, flow } = await behindPassword(server)
    const lost = stepOf(await browser.answer(flow, { step: 'made-up', lost: true }), 'pick')
    expect([lost.lost, lost.methods.map(({ kind }) => kind)]).toEqual([
      'made-up',
      ['totp', 'made-up'],
    ])
    const [card] = cardsOf(server)
    const found = { step: 'pick', method: String(card?.id) } as const
    stepOf(await browser.answer(flow, found), 'made-up')
  })

  it('sees the list first where the page asks for it, behind the password', async () => {
    const { server } = await withTwo()
    const browser = createBrowser(server)
    const { flow, step } = (await browser.start({ address: REPORTER, pick: true })).body
    expect(step.name).toBe('password')
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'pick')
  })

  it('chooses who vouches for another method, and for a new password', async () => {
    const { server, browser, codeNow } = await withTwo()
    const { flow } = (await browser.start({ journey: 'add-method' })).body
    await browser.answer(flow, { step: 'made-up', other: true })
    stepOf(await browser.answer(flow, { step: 'pick', method: 'totp' }), 'totp')
    stepOf(await browser.answer(flow, { step: 'totp', code: codeNow() }), 'made-up-enrol')
    server.clock.advance(61_000)
    const other = createBrowser(server)
    const lost = (await other.start({ address: REPORTER })).body.flow
    await other.answer(lost, { step: 'password', forgotten: true })
    await other.answer(lost, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await other.answer(lost, { step: 'email-code', code }), 'made-up')
    await other.answer(lost, { step: 'made-up', lost: true })
    stepOf(await other.answer(lost, { step: 'pick', method: 'totp' }), 'totp')
    stepOf(await other.answer(lost, { step: 'totp', code: codeNow() }), 'new-password')
  })

  it('is asked for what is missing alone, by whoever is signed in with a password', async () => {
    const { server } = await withTwo()
    changePolicy(server, { level: 'aal1' })
    const browser = createBrowser(server)
    const low = (await browser.start({ address: REPORTER })).body.flow
    stepOf(await browser.answer(low, { step: 'password', password: PASSWORD }), 'done')
    const { flow } = (await browser.start({ acr: 'aal2', pick: true })).body
    stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'pick')
  })
})

describe('one of several that is picked', () => {
  it('is asked for alone: what belongs to another of them is wrong', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    secondCard(server, 'newer')
    const { browser, flow, reply } = await behindPassword(server)
    expect(reply.body.ways).toEqual({ other: true, lost: true, skip: false })
    await browser.answer(flow, { step: 'made-up', other: true })
    stepOf(await browser.answer(flow, { step: 'pick', method: 'newer' }), 'made-up')
    const [secret = ''] = secrets
    const wrong = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(wrong.body.code).toBe('wrong_code')
    const listed = stepOf(await browser.answer(flow, { step: 'made-up', other: true }), 'pick')
    const first = listed.methods.find(({ names }) => names.includes('Personnel statistics'))
    await browser.answer(flow, { step: 'pick', method: first?.id ?? '' })
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(stepOf(asked, 'made-up').waits).not.toBeNull()
  })

  it('is nobody else’s: another person’s card is refused, and written down', async () => {
    const { server } = await withTwo()
    secondCard(server, 'foreign')
    const email = 'other@example.org'
    await server.store.atomically(function* () {
      const person = yield* server.store.people.byEmailKey(REPORTER)
      if (!person) throw new Error('Nobody is there')
      yield* server.store.people.addOrGet({ ...person, id: 'other', email, emailKey: email })
    })
    changeRows(server, "update method set person_id = 'other' where id = 'foreign'")
    const { browser, flow } = await behindPassword(server)
    await browser.answer(flow, { step: 'made-up', other: true })
    const reply = await browser.answer(flow, { step: 'pick', method: 'foreign' })
    expect(reply.body.code).toBe('step_changed')
    expect(downgradesIn(server)).toMatchObject([{ what: 'method', asked: 'foreign' }])
  })

  it('counts no more once it has gone: the others are asked for', async () => {
    const { server } = await accountWith(openServer)
    secondCard(server, 'newer')
    const { browser, flow } = await behindPassword(server)
    await browser.answer(flow, { step: 'made-up', other: true })
    await browser.answer(flow, { step: 'pick', method: 'newer' })
    changeRows(server, "update method set state = 'removed' where id = 'newer'")
    expect((await browser.see(flow)).body.ways).toEqual({ other: false, lost: true, skip: false })
  })
})

describe('what will not do here', () => {
  it('is told with its reason, and cannot be picked', async () => {
    const { server } = await withTwo()
    changePolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    secondCard(server, 'elsewhere')
    await addOtherPortal(server)
    changeRows(server, "update method set portal_id = 'other' where id = 'elsewhere'")
    const { browser, flow, reply } = await behindPassword(server)
    stepOf(reply, 'totp')
    const listed = stepOf(await browser.answer(flow, { step: 'totp', lost: true }), 'pick')
    expect(listed.methods.map(({ kind }) => kind)).toEqual(['totp'])
    expect(listed.notHere).toEqual([
      { kind: 'made-up', names: ['Personnel statistics'], why: 'not-accepted' },
      { kind: 'made-up', names: ['elsewhere'], why: 'other-portal' },
    ])
    const [card] = cardsOf(server)
    const refused = await browser.answer(flow, { step: 'pick', method: String(card?.id) })
    expect([refused.body.code, refused.body.view?.step.name]).toEqual(['step_changed', 'pick'])
  })

  it('is told of what is paused', async () => {
    const { server } = await withTwo()
    changeRows(
      server,
      "update method set state = 'suspended', suspended_until = ? where kind = 'made-up'",
      server.clock.now() + 3_600_000,
    )
    const { browser, flow } = await behindPassword(server)
    const listed = stepOf(await browser.answer(flow, { step: 'totp', lost: true }), 'pick')
    expect(listed.notHere).toMatchObject([{ kind: 'made-up', why: 'paused' }])
  })
})

describe('a first enrolment in a portal that accepts two kinds', () => {
  const policy = { firstFactors: ['password', 'made-up'], secondFactors: ['made-up', 'totp'] }

  it('begins with the preferred one, and lets another be set up instead', async () => {
    const server = await openServer({ portal: { policy: { ...policy, graceSignIns: 2 } } })
    const browser = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, browser, 'made-up-enrol')
    expect(reply.body.ways).toEqual({ other: true, lost: false, skip: false })
    const listed = await browser.answer(flow, { step: 'made-up-enrol', other: true })
    // Nothing is put off in a first enrolment.
    expect(stepOf(listed, 'enrol')).toMatchObject({ methods: ['made-up', 'totp'], graceLeft: 0 })
    expect(listed.body.progress).toEqual(reply.body.progress)
    const later = await browser.answer(flow, { step: 'enrol', later: true })
    expect(later.body.code).toBe('step_changed')
    const app = stepOf(await browser.answer(flow, { step: 'enrol', method: 'totp' }), 'totp-enrol')
    const code = totpAt(app.secret, server.clock.now())
    stepOf(await browser.answer(flow, { step: 'totp-enrol', code }), 'new-password')
    const [row] = rowsIn(server, "select is_default from method where kind = 'totp'")
    expect(row?.is_default).toBe(1)
  })
})
