import { describe, expect, it } from 'vitest'
import { countsIn } from '../../../api/domain/methods/bound.ts'
import { newMethod } from '../../../api/domain/methods/new-method.ts'
import type { Proof } from '../../../api/domain/methods/proof.ts'
import { asSaid, traitsOf } from '../../../api/domain/methods/registry.ts'
import { wrong } from '../../../api/domain/methods/verdict.ts'
import { methodWithin, proofWithin } from '../../../api/domain/methods/within-traits.ts'
import type { MethodWorks } from '../../../api/domain/methods/works.ts'

const app = traitsOf('totp')
const proof: Proof = {
  kind: 'totp',
  methodId: 'a',
  at: 0,
  categories: ['possession'],
  amr: ['otp'],
  resistant: false,
  bound: false,
  verified: false,
}
const random = { id: () => 'a', bytes: () => new Uint8Array(), integer: () => 0 }
const method = {
  ...newMethod({ random, clock: { now: () => 0 } }, { personId: 'p', kind: 'totp', name: 'App' }),
  secret: 'sealed',
  data: '{"drift":0}',
}

describe('what a kind does is held to what is said of it', () => {
  it('a proof that is what such a proof can be stands', () => {
    expect(proofWithin(app, proof)).toBe(proof)
  })

  it.each([
    ['of another kind', { kind: 'password' }],
    ['of a category that it never shows', { categories: ['possession', 'inherence'] }],
    ['of hardware, for a kind that is none', { resistant: true, bound: true, verified: true }],
  ] as const)('a proof %s is a fault', (_what, more) => {
    expect(() => proofWithin(app, { ...proof, ...more })).toThrow('is more than such a proof')
  })

  it('a method with the data and the secret of its kind is kept, for every portal', () => {
    expect(methodWithin(app, method, 'demo')).toEqual({ ...method, portalId: null })
  })

  it('one of a kind that counts where it was made is kept for that portal', () => {
    const here = { ...app, instance: { ...app.instance, scope: 'portal' as const } }
    const kept = methodWithin(here, method, 'demo')
    expect(kept.portalId).toBe('demo')
    expect([countsIn('demo', kept), countsIn('other', kept)]).toEqual([true, false])
    expect(countsIn('other', method)).toBe(true)
  })

  it.each([
    ['without its secret', { secret: '' }],
    ['with data of no shape that is known', { data: '{"drift":"late"}' }],
    ['with data that nobody said', { data: '{"drift":0,"more":1}' }],
  ])('a method %s is a fault', (_what, other) => {
    expect(() => methodWithin(app, { ...method, ...other }, 'demo')).toThrow()
  })
})

describe('a kind does what is said of it, or the server does not start', () => {
  const works: MethodWorks = {
    verify: {
      find: null,
      sends: null,
      show: () => ({ name: 'totp', methods: [], isRecovery: false, canRestart: false }),
      check: async () => wrong('wrong_code'),
    },
    enrol: {
      begin: null,
      asks: null,
      show: () => {
        throw new Error('Nothing is shown')
      },
      check: async () => wrong('wrong_code'),
    },
    elsewhere: null,
  }
  const { verify } = works
  const find = async () => ({ method: null, named: '' })
  const sends = { send: verify.check as never, lock: verify.check as never }
  const rule = { free: 10, hardStop: null }

  it('and does all of it', () => {
    expect(asSaid(app, works)).toBe(works)
  })

  it.each<[string, object, object]>([
    ['finds nobody', { uses: { ...app.uses, identifies: true } }, {}],
    ['finds somebody unasked', {}, { verify: { ...verify, find } }],
    ['is not set up', {}, { enrol: null }],
    ['is not told of', { told: null }, {}],
    ['is replaced, and never forgotten', { told: traitsOf('password').told }, {}],
    [
      'asks another party and never hears it',
      { attempts: { ...app.attempts, promptRule: rule } },
      {},
    ],
    ['sends, and is no mailbox', {}, { verify: { ...verify, sends } }],
    ['is switched off by nothing', { attempts: { ...app.attempts, rule } }, {}],
  ])('but one that %s does not', (_what, traits, other) => {
    expect(() => asSaid({ ...app, ...traits }, { ...works, ...other })).toThrow(
      'is not what it does',
    )
  })
})
