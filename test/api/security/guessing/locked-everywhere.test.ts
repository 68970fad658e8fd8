/**
 * The attacker has the password, has used up the guesses at the app's codes, and looks for another
 * door where the same codes are taken with a count of its own. There is none: the count belongs to the
 * person and the method, whichever journey, portal or browser asks.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, enrolled } from '../../../support/api/browser.ts'
import { MINUTE, SECOND } from '../../../support/api/clock.ts'
import { addOtherPortal, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, otherThan, stepNameOf, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

/** At the app's code, in each of the journeys that ask for it. */
const DOORS = {
  'a sign-in': (server: TestServer) => untilTotp(server),
  'a sign-in in another portal': (server: TestServer) => untilTotp(server, { portal: 'other' }),
  'a sign-in that asks for a fresh authentication': (server: TestServer) =>
    untilTotp(server, { acr: 'aal2', maxAgeSeconds: 0 }),
  'a forgotten password': async (server: TestServer) => {
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
  },
}

async function lockedServer() {
  const server = await openServer()
  await addOtherPortal(server, { origins: [server.portalUrl] })
  const { browser, secret } = await enrolled(server)
  server.clock.advance(2 * MINUTE)
  const adding = (await browser.start({ journey: 'add-method' })).body
  const { browser: guesser, flow } = await untilTotp(server)
  for (let guess = 0; guess < 10; guess++)
    await guesser.answer(flow, { step: 'totp', code: otherThan(appCode(server, secret)) })
  return { server, secret, adding: { browser, flow: adding.flow } }
}

describe('T-015: an app that is locked after ten wrong codes', () => {
  it.each(Object.entries(DOORS))('takes no code in %s either', async (_door, open) => {
    const { server, secret } = await lockedServer()
    const { browser, flow, reply } = await open(server)
    expect(stepNameOf(reply)).toBe('totp')
    const right = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect([right.status, right.body.code]).toEqual([429, 'locked'])
    server.clock.advance(31 * SECOND)
    const later = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(later)).not.toBe('totp')
  })

  it('vouches for no further app', async () => {
    const { server, secret, adding } = await lockedServer()
    const { browser, flow } = adding
    const right = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect([right.body.code, stepNameOf(right)]).toEqual(['locked', 'totp'])
  })
})
