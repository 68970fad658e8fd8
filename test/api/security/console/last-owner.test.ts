/**
 * Nobody is left who may act as an owner: by a mistake, by two mistakes at once, or because somebody wants it so. The
 * way back is at the machine, and every owner hears of it.
 */
import { describe, expect, it } from 'vitest'
import { owner as ownerCommand } from '../../../../api/boot/commands/owner-command.ts'
import { BY_OPERATOR } from '../../../../api/domain/portals/setup/setup-act.ts'
import { createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator, visitorIn } from '../../../support/api/console/console.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  enrolWithKey,
  inviteOwner,
  keepCodes,
  makeKey,
  OWNER,
  tokenIn,
} from '../../../support/webauthn/console-keys.ts'

const OTHER = 'second-owner@example.org'
const REASON = 'The key was stolen'

const personIn = async ({ store }: TestServer, email: string) => {
  const person = await store.run(() => store.people.byEmailKey(email))
  if (!person) throw new Error(`Nobody has ${email}`)
  return person
}

const keyOf = async (server: TestServer, email: string) => {
  const { id } = await personIn(server, email)
  const held = await server.store.run(() => server.store.methods.bound(id))
  return held.find(({ kind }) => kind === 'passkey')?.id ?? ''
}

const remove = async (server: TestServer, email: string, although = false) => {
  const asked = { act: 'remove', method: await keyOf(server, email) } as const
  const order = { email, asked, reason: REASON, although }
  const done = await server.domain.helpAtTheMachine.order(order)
  return done.ok ? 'done' : done.mistake
}

describe.each(ENGINES)('on %s, the last key of the last owner', (engine) => {
  const openServer = useServersOn(engine)
  const arrive = async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const owner = await enrolWithKey(server, { token: await inviteOwner(server) })
    return { server, owner }
  }

  it('stays, at the machine too, unless it is said that nobody could act', async () => {
    const { server } = await arrive()
    expect(await remove(server, OWNER)).toBe('last-owner')
    const reset = { act: 'reset', scope: 'all', methods: [] as string[], paperGone: false } as const
    const order = { email: OWNER, asked: reset, reason: REASON }
    expect(await server.domain.helpAtTheMachine.order(order)).toMatchObject({
      mistake: 'last-owner',
    })
    expect(await remove(server, OWNER, true)).toBe('done')
  })

  it('is not removed by its owner, who is told to add another first', async () => {
    const { server, owner } = await arrive()
    const object = await keyOf(server, OWNER)
    const start = { portal: 'console', journey: 'confirm', act: 'method.remove', object } as const
    const begun = await owner.browser.start(start)
    expect(stepOf(begun, 'denied').reason).toBe('method-needed')
  })

  it('of two owners whose keys are removed at once, one stays', async () => {
    const { server } = await arrive()
    await enrolWithKey(server, { token: await inviteOwner(server, OTHER), email: OTHER })
    const done = await Promise.all([remove(server, OWNER), remove(server, OTHER)])
    expect(done.sort()).toEqual(['done', 'last-owner'])
  })
})

describe.each(ENGINES)('on %s, a console that begins to demand keys', (engine) => {
  const openServer = useServersOn(engine)
  const definition = {
    policy: {
      keyToAct: 'demanded',
      recoveryCodes: 'compulsory',
      firstFactors: ['password', 'passkey'],
      secondFactors: ['passkey', 'security-key', 'this-device', 'totp'],
    },
  }
  const demand = async (server: TestServer, leavesNobody = false) => {
    const asked = { definition, goesOn: true, leavesNobody }
    const done = await server.domain.portalSetup.changeTo('console', asked, BY_OPERATOR)
    return done.ok || ('mistakes' in done.refusal && done.refusal.mistakes.map(({ path }) => path))
  }

  it('does not where no owner has one, unless it is said that nobody could act', async () => {
    const server = await openServer({ keyToAct: 'offered' })
    await administrator(server)
    expect(await demand(server)).toEqual(['policy.keyToAct'])
    expect(await demand(server, true)).toBe(true)
  })

  it('does once one owner has', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    await enrolWithKey(server, { token: await inviteOwner(server) })
    const row = await server.store.run(() => server.store.portals.byId('console'))
    const policy = JSON.stringify({ ...JSON.parse(row?.policy ?? ''), keyToAct: 'offered' })
    await server.store.atomically(() =>
      server.store.portals.change('console', row?.version ?? 0, { policy }),
    )
    expect(await demand(server)).toBe(true)
  })
})

describe.each(ENGINES)('on %s, an owner who was invited at the machine', (engine) => {
  const openServer = useServersOn(engine)

  const run = async (server: TestServer, ...args: readonly string[]) => {
    const said: string[] = []
    await ownerCommand(['invite', ...args], {
      say: (text) => void said.push(text),
      remark: () => {},
      withDomain: (work) => work(server.domain),
      now: () => server.clock.now(),
    })
    return said.join('\n')
  }

  const mailsOfIt = async (server: TestServer, to: string) => {
    await server.deliverMail()
    const all = await server.mails()
    return all.filter((mail) => mail.to === to && mail.subject.includes('invited as an owner'))
  }

  it('is told to every other owner', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    await enrolWithKey(server, { token: await inviteOwner(server) })
    expect(await mailsOfIt(server, OWNER)).toEqual([])
    await run(server, '--email', OTHER, '--first-name', 'Kim')
    const [mail] = await mailsOfIt(server, OWNER)
    expect(mail?.text).toContain(OTHER)
    expect(mail?.subject).not.toContain(OTHER)
  })

  it('comes in again though they were suspended and have lost everything', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    await enrolWithKey(server, { token: await inviteOwner(server) })
    const { id } = await personIn(server, OWNER)
    const { people } = server.store
    await server.store.atomically(() => people.suspend(id, server.clock.now()))
    const words = ['--email', OWNER, '--first-name', 'Kim', '--lost', '--reason', REASON]
    const said = await run(server, ...words)
    const browser = createBrowser(server, { origin: server.publicUrl })
    const invitation = tokenIn(said)
    const start = { portal: 'console', journey: 'invitation', invitation } as const
    const { flow } = (await browser.start(start)).body
    const asked = await browser.answer(flow, { step: 'password', password: PASSWORD })
    stepOf(asked, 'access-pass')
    await browser.answer(flow, { step: 'access-pass', code: said.split('\n')[1] ?? '' })
    await browser.answer(flow, { step: 'enrol', method: 'passkey' })
    server.clock.advance(MINUTE)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode(OWNER)
    const wanted = await browser.answer(flow, { step: 'email-code', code })
    const made = await makeKey(server, browser, wanted, createAuthenticator())
    const kept =
      made.body.step.name === 'recovery-codes-enrol' ? await keepCodes(browser, made) : made
    stepOf(
      kept.body.step.name === 'accept' ? await browser.answer(flow, { step: 'accept' }) : kept,
      'done',
    )
    const visitor = visitorIn(browser, '')
    expect((await visitor.post('/portals/demo/setup/secrets')).status).toBe(201)
  })
})
