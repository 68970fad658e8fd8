/** A host believes no token that was not made for it, by us, for now. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createFarstuStandIn,
  type FarstuStandIn,
  STAND_IN_API,
} from '../../support/farstu-stand-in.ts'
import { errorOf, hostOf } from './host.ts'

let api: FarstuStandIn

beforeEach(async () => {
  api = await createFarstuStandIn()
})

describe('a signed token', () => {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: STAND_IN_API,
    aud: 'demo',
    sub: 'p1',
    sid: 'session-1',
    acr: 'aal2',
    amr: ['pwd', 'otp'],
    auth_time: now,
    iat: now,
    exp: now + 300,
  }

  it('of this portal is believed', async () => {
    const token = await api.sign(claims)
    expect(await hostOf(api).verifyIdToken(token)).toMatchObject({ sub: 'p1', sid: 'session-1' })
  })

  it.each([
    ['of another issuer', { iss: 'http://localhost:4001' }],
    ['for another portal', { aud: 'other' }],
    ['that has expired', { exp: now - 120 }],
    ['without an end', { exp: undefined }],
    ['without a session', { sid: undefined }],
    ['without a level', { acr: undefined }],
  ])('%s is refused', async (_, overrides) => {
    // A claim that is undefined is left out on the way through JSON.
    const token = await api.sign(JSON.parse(JSON.stringify({ ...claims, ...overrides })))
    expect((await errorOf(hostOf(api).verifyIdToken(token))).code).toBe('token_refused')
  })

  it.each([
    ['signed by nobody', `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`],
    ['that is none', 'canary'],
    ['that is empty', ''],
  ])('%s is refused', async (_, token) => {
    expect((await errorOf(hostOf(api).verifyIdToken(token))).code).toBe('token_refused')
  })

  it('signed by another key is refused', async () => {
    const token = await (await createFarstuStandIn()).sign(claims)
    expect((await errorOf(hostOf(api).verifyIdToken(token))).code).toBe('token_refused')
  })

  it('cannot be judged while the keys cannot be had', async () => {
    const token = await api.sign(claims)
    api.breakWith(() => new Response('', { status: 503 }))
    expect((await errorOf(hostOf(api).verifyIdToken(token))).code).toBe('unavailable')
  })
})
