/**
 * The host's side of a sign-in. What it must not do: sign somebody in as another (a code slipped
 * under the victim's browser), send a code twice, or put the portal's secret into an error.
 */
import { inspect } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Farstu } from '../../../widgets/server/index.ts'
import {
  confirmedOf,
  createFarstuStandIn,
  type FarstuStandIn,
  proofOf,
  redemptionOf,
  STAND_IN_API,
  STAND_IN_SECRET,
} from '../../support/farstu-stand-in.ts'
import { errorOf, hostOf } from './host.ts'

const STATE = 'state-of-this-browser'

let api: FarstuStandIn

const farstu = (overrides: Parameters<typeof hostOf>[1] = {}) => hostOf(api, overrides)

beforeEach(async () => {
  api = await createFarstuStandIn()
  api.codes.set('code-1', redemptionOf())
  api.proofs.set('proof-1', proofOf())
})

describe('settings', () => {
  it.each([
    ['a plain http address', { api: 'http://auth.example.org' }],
    ['an address that is none', { api: 'auth.example.org' }],
    ['no portal', { portal: '' }],
    ['no secret', { secret: '' }],
  ])('%s is refused at once', (_, overrides) => {
    expect(() => farstu(overrides)).toThrow(TypeError)
  })

  it('a slash at the end of the address changes nothing', async () => {
    await farstu({ api: `${STAND_IN_API}/` }).endSession('session-1')
    expect(api.calls[0]?.path).toBe('/v1/sessions/end')
  })
})

describe('state', () => {
  it('has more than 128 bits and no two are alike', () => {
    const states = new Set(Array.from({ length: 100 }, () => farstu().newState()))
    expect(states.size).toBe(100)
    for (const state of states) expect(state).toMatch(/^[A-Za-z0-9_-]{32}$/)
  })
})

describe('redeeming', () => {
  it('gives who signed in', async () => {
    const redeemed = await farstu().redeem({ code: 'code-1', state: STATE })
    expect(redeemed.person.email).toBe('astrid@example.org')
    expect(redeemed.memberships[0]?.unitExternalId).toBe('9901')
  })

  it.each(['another-browser', STATE.slice(1), `${STATE}x`, '', undefined])(
    'with the state %s is refused, and the session is ended',
    async (state) => {
      const error = await errorOf(farstu().redeem({ code: 'code-1', state }))
      expect(error.code).toBe('state_mismatch')
      expect(api.sessions.has('session-1')).toBe(false)
    },
  )

  it('with one of the states of this browser gives who signed in, and which it was', async () => {
    const redeemed = await farstu().redeem({ code: 'code-1', state: ['another-tab', STATE] })
    expect(redeemed.state).toBe(STATE)
  })

  it.each([[[]], [['another-tab', '']], [[`${STATE}x`]]])(
    'with none of the states %j is refused, and the session is ended',
    async (state) => {
      const error = await errorOf(farstu().redeem({ code: 'code-1', state }))
      expect(error.code).toBe('state_mismatch')
      expect(api.sessions.has('session-1')).toBe(false)
    },
  )

  it('with a state that was used up signs nobody in, and ends nothing', async () => {
    const error = await errorOf(farstu().redeem({ code: 'code-1', state: [], used: [STATE] }))
    expect(error.code).toBe('state_used')
    expect(api.sessions.has('session-1')).toBe(true)
  })

  it('joins the session that the browser is in already, whatever the state', async () => {
    const redeemed = await farstu().redeem({ code: 'code-1', state: [], held: 'session-1' })
    expect(redeemed.sid).toBe('session-1')
    expect(api.sessions.has('session-1')).toBe(true)
  })

  it.each([null, undefined, '', 'session-2'])(
    'joins no session that the browser is not in (%s)',
    async (held) => {
      const error = await errorOf(farstu().redeem({ code: 'code-1', state: [], held }))
      expect(error.code).toBe('state_mismatch')
      expect(api.sessions.has('session-1')).toBe(false)
    },
  )

  it('two empty states do not match', async () => {
    api.codes.set('code-2', redemptionOf({ state: '' }))
    const error = await errorOf(farstu().redeem({ code: 'code-2', state: '' }))
    expect(error.code).toBe('state_mismatch')
  })

  it('is refused the second time', async () => {
    await farstu().redeem({ code: 'code-1', state: STATE })
    const error = await errorOf(farstu().redeem({ code: 'code-1', state: STATE }))
    expect(error).toMatchObject({ code: 'code_refused', status: 422, requestId: 'r-1' })
  })

  it('is never tried again by itself', async () => {
    api.breakWith(() => new Response('', { status: 503 }))
    const error = await errorOf(farstu().redeem({ code: 'code-1', state: STATE }))
    expect(error.code).toBe('unavailable')
    expect(api.calls).toHaveLength(1)
  })
})

describe('proving an address', () => {
  it('begins with what the element needs', async () => {
    const made = await farstu().makeVerification('figures@example.org')
    expect(made).toEqual({
      verification: 'verification-of-figures@example.org',
      expiresInSeconds: 3600,
    })
    expect(api.calls[0]?.body).toEqual({ address: 'figures@example.org' })
  })

  it.each(['', 'figures', 'figures example.org'])('of "%s" is refused', async (address) => {
    const error = await errorOf(farstu().makeVerification(address))
    expect(error).toMatchObject({ code: 'invalid_input', status: 422, requestId: 'r-1' })
  })

  it('ends with the address and when it was proven', async () => {
    const verified = await farstu().redeemVerification({ code: 'proof-1', state: STATE })
    expect(verified).toEqual(proofOf())
  })

  it.each(['another-browser', STATE.slice(1), `${STATE}x`, '', undefined])(
    'with the state %s gives nothing',
    async (state) => {
      const error = await errorOf(farstu().redeemVerification({ code: 'proof-1', state }))
      expect(error.code).toBe('state_mismatch')
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('figures@example.org')
    },
  )

  it('with two empty states gives nothing', async () => {
    api.proofs.set('proof-2', proofOf({ state: '' }))
    const error = await errorOf(farstu().redeemVerification({ code: 'proof-2', state: '' }))
    expect(error.code).toBe('state_mismatch')
  })

  it('that belongs to another browser ends no session', async () => {
    await farstu().redeem({ code: 'code-1', state: STATE })
    await errorOf(farstu().redeemVerification({ code: 'proof-1', state: 'another-browser' }))
    expect(api.sessions.has('session-1')).toBe(true)
  })

  it('is refused the second time', async () => {
    await farstu().redeemVerification({ code: 'proof-1', state: STATE })
    const error = await errorOf(farstu().redeemVerification({ code: 'proof-1', state: STATE }))
    expect(error).toMatchObject({ code: 'code_refused', status: 422, requestId: 'r-1' })
  })

  it('with the code of a sign-in is refused', async () => {
    const error = await errorOf(farstu().redeemVerification({ code: 'code-1', state: STATE }))
    expect(error.code).toBe('code_refused')
  })

  it('is never tried again by itself', async () => {
    api.breakWith(() => new Response('', { status: 503 }))
    const error = await errorOf(farstu().redeemVerification({ code: 'proof-1', state: STATE }))
    expect(error.code).toBe('unavailable')
    expect(api.calls).toHaveLength(1)
  })
})

describe('confirming an act', () => {
  const ASKED = {
    sid: 'session-1',
    act: 'withdraw',
    object: 'submission-17',
    text: 'Withdraw submission 17',
    acr: 'aal2',
  } as const
  const REDEEMED = { code: 'c-1', sid: 'session-1', act: 'withdraw', object: 'submission-17' }

  it('begins with what the element needs, in a session that lives', async () => {
    await farstu().redeem({ code: 'code-1', state: STATE })
    const made = await farstu().askConfirmation(ASKED)
    expect(made).toEqual({ confirmation: 'confirmation-of-submission-17', expiresInSeconds: 1800 })
    expect(api.calls.at(-1)?.body).toEqual(ASKED)
    const error = await errorOf(farstu().askConfirmation({ ...ASKED, sid: 'another' }))
    expect(error.code).toBe('invalid_input')
  })

  it('ends with what was confirmed, once', async () => {
    api.confirmed.set('c-1', { ...confirmedOf(), sid: 'session-1' })
    expect(await farstu().redeemConfirmation(REDEEMED)).toEqual(confirmedOf())
    const error = await errorOf(farstu().redeemConfirmation(REDEEMED))
    expect(error).toMatchObject({ code: 'code_refused', status: 422 })
  })

  it.each([{ object: 'submission-18' }, { act: 'approve' }, { sid: 'another' }])(
    'gives nothing for another: %o',
    async (other) => {
      api.confirmed.set('c-1', { ...confirmedOf(), sid: 'session-1' })
      const error = await errorOf(farstu().redeemConfirmation({ ...REDEEMED, ...other }))
      expect(error.code).toBe('code_refused')
    },
  )
})

describe('sessions', () => {
  it('a live one is active until it is ended', async () => {
    const host = farstu()
    await host.redeem({ code: 'code-1', state: STATE })
    expect(await host.checkSession('session-1')).toMatchObject({ active: true, acr: 'aal2' })
    await host.endSession('session-1')
    expect(await host.checkSession('session-1')).toEqual({ active: false })
  })

  it('looking can be told not to count as activity', async () => {
    await farstu().checkSession('session-1', { active: false })
    expect(api.calls[0]?.body).toEqual({ sid: 'session-1', active: false })
  })
})

describe('faults', () => {
  it.each([
    ['a wrong secret', 401, 'unauthorized'],
    ['too many calls', 429, 'unavailable'],
    ['a fault of the server', 500, 'unavailable'],
    ['an unknown path', 404, 'unexpected'],
  ])('%s (%i) is %s', async (_, status, code) => {
    api.breakWith(() => Response.json(status === 401 ? { code: 'unauthorized' } : null, { status }))
    expect((await errorOf(farstu().checkSession('session-1'))).code).toBe(code)
  })

  it('an answer that is no JSON is unavailable', async () => {
    api.breakWith(() => new Response('<html>'))
    expect((await errorOf(farstu().checkSession('session-1'))).code).toBe('unavailable')
  })

  it('silence ends after the time-out', async () => {
    const silent = ((_: unknown, init?: RequestInit) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      })) as typeof fetch
    const host = farstu({ fetch: silent, timeoutMs: 5 })
    expect((await errorOf(host.checkSession('session-1'))).code).toBe('unavailable')
  })

  it.each<[string, (host: Farstu) => Promise<unknown>]>([
    ['a sign-in', (host) => host.redeem({ code: 'canary', state: STATE })],
    ['a proof', (host) => host.redeemVerification({ code: 'canary', state: STATE })],
    ['an address', (host) => host.makeVerification('canary')],
  ])('no error about %s holds the secret or what was sent', async (_, call) => {
    const silent = () => Promise.reject(new TypeError('fetch failed'))
    for (const host of [farstu(), farstu({ fetch: silent })]) {
      const error = await errorOf(call(host))
      const told = `${error.stack} ${JSON.stringify(error)} ${inspect(error)}`
      expect(told).not.toContain(STAND_IN_SECRET)
      expect(told).not.toContain('canary')
    }
  })
})
