/**
 * The attacker has a live session, or the page of a host, and gets the person to try their passkey: "it is only a try".
 * What they sign is carried to whatever else asks for a passkey, and what they signed for something else, to a trial.
 * An answer is for what it was asked for: a trial opens nothing, raises nothing and confirms nothing.
 */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../../support/api/account.ts'
import { type Browser, PASSWORD, type Reply, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { agreed, asked, redeem, sidOf } from '../../../support/api/confirming.ts'
import { actsIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import type { Authenticator } from '../../../support/webauthn/authenticator.ts'
import {
  openWithPasskey,
  setPolicy,
  signInByPasskey,
  untilPasskey,
  untilSecond,
  verifyStep,
} from '../../../support/webauthn/passkeys.ts'
import { idOf, shown, untilTried } from '../../../support/webauthn/trying.ts'

const openServer = useServers()

interface Scene {
  readonly server: TestServer
  readonly browser: Browser
  readonly authenticator: Authenticator
}

/** Somebody with an app and a passkey, which confirms acts and is the one that is asked for. */
async function opened(): Promise<Scene> {
  const { server, browser, authenticator } = await openWithPasskey(openServer)
  setPolicy(server, { actFactors: ['passkey'], firstFactors: ['password', 'passkey'] })
  server.clock.advance(MINUTE)
  return { server, browser, authenticator }
}

const heard = ({ status, body }: Reply) => [status, body.code]
const EXPIRED = [422, 'code_expired']

/** Where else a passkey is asked for, each at that step. */
const ELSEWHERE: Readonly<Record<string, (scene: Scene) => Promise<Standing>>> = {
  'a sign-in before any address': async ({ server, browser }) => untilPasskey(server, { browser }),
  'a sign-in behind the password': async ({ server, browser }) => {
    await browser.signOut()
    return untilSecond(server, 'passkey', { browser })
  },
  'a step-up': async ({ browser }) => {
    const { flow } = (await browser.start({ acr: 'aal3' })).body
    return {
      browser,
      ...standing(await browser.answer(flow, { step: 'identify', continue: true })),
    }
  },
  'an act of ours': async ({ server, browser }) => {
    const act = { act: 'method.remove', object: await idOf(server, 'totp') } as const
    return { browser, ...standing((await agreed(browser, act)).reply) }
  },
  'an act of a host': async ({ server, browser }) => {
    const confirmation = await asked(server, await sessionOf(server))
    return { browser, ...standing((await agreed(browser, { confirmation })).reply) }
  },
  'one more app': async ({ browser }) => {
    const begun = await browser.start({ journey: 'add-method', kind: 'totp', method: 'passkey' })
    return { browser, ...standing(await asPasskey(browser, begun)) }
  },
  'another password': async ({ browser }) => {
    const { flow } = (await browser.start({ journey: 'change-password' })).body
    const begun = await browser.answer(flow, { step: 'password', password: PASSWORD })
    return { browser, ...standing(await asPasskey(browser, begun)) }
  },
}

interface Standing {
  readonly browser: Browser
  readonly flow: string
  readonly options: ReturnType<typeof verifyStep>['options']
}

function standing(reply: Reply) {
  const { body } = reply
  return { flow: body.flow, options: verifyStep(reply, 'passkey').options }
}

/** Picked, where another is asked for first. */
async function asPasskey(browser: Browser, begun: Reply): Promise<Reply> {
  const { flow, step } = begun.body
  if (step.name === 'passkey') return begun
  const list = await browser.answer(flow, { step: step.name, other: true } as never)
  const way = stepOf(list, 'pick').methods.find(({ kind }) => kind === 'passkey')
  return browser.answer(flow, { step: 'pick', method: way?.id ?? '' })
}

const sessionOf = async (server: TestServer): Promise<string> =>
  String(rowsIn(server, 'select id from session where ended_at is null')[0]?.id)

/** All that says who somebody is, and what they may: sessions, methods, grants. */
const gainedIn = (server: TestServer) => ({
  sessions: rowsIn(server, 'select id, acr, proofs, auth_at, ended_at from session'),
  methods: rowsIn(server, 'select id, state from method'),
  codes: rowsIn(server, "select id from one_time_secret where purpose <> 'passkey'"),
  given: actsIn(server).filter((act) =>
    /^(confirmation|session|method\.(added|removed))/.test(act),
  ),
})

describe.each(Object.entries(ELSEWHERE))('%s', (_name, begin) => {
  it('R-30: takes nothing that was signed in a trial, before or after the trial had it', async () => {
    const scene = await opened()
    const { server, authenticator } = scene
    const trial = await untilTried(server, scene)
    const { browser, flow } = await begin(scene)
    const before = gainedIn(server)
    const assertion = authenticator.get(trial.options)
    expect(heard(await shown(browser, flow, { assertion }))).toEqual(EXPIRED)
    await shown(scene.browser, trial.flow, { assertion })
    expect(heard(await shown(browser, flow, { assertion }))).toEqual(EXPIRED)
    const anew = authenticator.get(trial.options)
    expect(heard(await shown(browser, flow, { assertion: anew }))).toEqual(EXPIRED)
    expect(gainedIn(server)).toEqual(before)
  })

  it('R-30: has nothing signed that a trial takes', async () => {
    const scene = await opened()
    const { server, authenticator } = scene
    const trial = await untilTried(server, scene)
    const { options } = await begin(scene)
    const assertion = authenticator.get(options)
    const reply = await shown(scene.browser, trial.flow, { assertion })
    const isOver = stepNameOf(reply) === 'denied' || heard(reply)[1] === 'code_expired'
    expect(isOver).toBe(true)
    expect(actsIn(server)).not.toContain('method.tried')
  })

  it('asks as before once a trial was right', async () => {
    const scene = await opened()
    const { server, browser, authenticator } = scene
    const trial = await untilTried(server, { browser })
    const assertion = authenticator.get(trial.options)
    expect(stepNameOf(await shown(browser, trial.flow, { assertion }))).toBe('done')
    const { options } = await begin(scene)
    expect(options.challenge).not.toBe(trial.options.challenge)
  })
})

describe('what a trial leaves', () => {
  const tried = async () => {
    const scene = await opened()
    const { server, browser, authenticator } = scene
    const before = gainedIn(server)
    const { flow, options } = await untilTried(server, { browser })
    const reply = await shown(browser, flow, { assertion: authenticator.get(options) })
    return { ...scene, before, reply, flow }
  }

  it('T-047: gives a host no code, though it gave a state, and its server no newer sign-in', async () => {
    const { server, browser, before, reply } = await tried()
    expect(stepOf(reply, 'done')).toMatchObject({ code: null, codeExpiresInSeconds: 0 })
    expect(gainedIn(server)).toEqual(before)
    const { flow } = (await browser.start({ maxAgeSeconds: 30 })).body
    const asked = await browser.answer(flow, { step: 'identify', continue: true })
    expect(stepNameOf(asked)).not.toBe('done')
  })

  it('is no flow to go on in: neither seen again, nor answered with anything', async () => {
    const { browser, flow } = await tried()
    expect((await browser.see(flow)).status).toBe(404)
    expect((await browser.answer(flow, { step: 'identify', continue: true })).status).toBe(404)
  })

  it('counts towards no grant: the host’s act still asks, and nothing is there to redeem', async () => {
    const { server, browser } = await tried()
    const sid = await sessionOf(server)
    const confirmation = await asked(server, sid)
    const { reply } = await agreed(browser, { confirmation })
    expect(stepNameOf(reply)).toBe('passkey')
    expect((await redeem(server, { code: null, sid })).status).not.toBe(200)
  })

  it('lets nothing be changed that asks for a factor, and tells the account no more than that it was used', async () => {
    const { browser } = await tried()
    const { methods } = await readAccount(browser)
    expect(methods.find(({ kind }) => kind === 'passkey')?.lastUsedAt).not.toBe(null)
    const begun = await browser.start({ journey: 'change-password' })
    expect(stepNameOf(begun)).not.toBe('new-password')
  })

  it('is no sign-in: whoever has one tried and signs the person out is left with nobody', async () => {
    const { browser } = await tried()
    await browser.signOut()
    const { step } = (await browser.start({ journey: 'try-method' })).body
    expect(step).toMatchObject({ name: 'denied', reason: 'signed-out' })
    expect((await askAccount(browser, 'read')).status).toBe(401)
  })

  it('leaves the sign-in itself as it was: its person is let in by the same passkey', async () => {
    const { server, authenticator } = await tried()
    const { reply } = await signInByPasskey(server, authenticator)
    expect(await sidOf(server, stepOf(reply, 'done').code)).not.toBe('undefined')
  })
})
