import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, type Reply, stepOf } from '../../support/api/browser.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import { accountWith, again, answerElsewhere } from './support.ts'

const openServer = useServers()

describe('a method that is added by a folder and lines in registries', () => {
  it('is set up, with ten secrets that belong to it', async () => {
    const { server, secrets } = await accountWith(openServer)
    expect(secrets).toHaveLength(10)
    const parts = "select 1 from one_time_secret where purpose = 'method:made-up'"
    expect(rowsIn(server, parts)).toHaveLength(10)
  })

  it('finds the person before any address, and is pending until another browser answers', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
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
    const { server } = await accountWith(openServer)
    stepOf(await createBrowser(server).start({ method: 'made-up' }), 'made-up')
  })

  it('takes each of its secrets once, and one answer from elsewhere', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
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
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const secret = secrets[1] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: false })
    stepOf(await again(browser, flow), 'password')
  })

  it('counts beside a password with one', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
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
    const { server, serial, secrets } = await accountWith(openServer)
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

  it('is switched off by fifty wrong answers behind the password, and asked for no more', async () => {
    const { server, serial } = await accountWith(openServer)
    const browser = createBrowser(server)
    const behindPassword = async () => {
      server.clock.advance(16 * 60_000)
      const { flow } = (await browser.start({ address: REPORTER })).body
      return { flow, reply: await browser.answer(flow, { step: 'password', password: PASSWORD }) }
    }
    for (let guess = 0; guess < 50; guess++) {
      const { flow } = await behindPassword()
      await browser.answer(flow, { step: 'made-up', serial, secret: 'a guess' })
    }
    const states = rowsIn(server, 'select kind, state from method order by kind')
    expect(states).toEqual([
      { kind: 'made-up', state: 'suspended' },
      { kind: 'password', state: 'active' },
    ])
    expect(stepOf((await behindPassword()).reply, 'denied').reason).toBe('no-usable-method')
    const told = rowsIn(server, "select 1 from outbox where template = 'method-disabled'")
    expect(told).toHaveLength(1)
  })
})

describe('one more of them', () => {
  it('has a name of its own, and its own secrets; a fourth finds no room', async () => {
    const { server, browser, serial, secrets } = await accountWith(openServer)
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
