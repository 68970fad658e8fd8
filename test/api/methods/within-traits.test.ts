import { describe, expect, it } from 'vitest'
import { countsIn } from '../../../api/domain/methods/bound.ts'
import { newMethod } from '../../../api/domain/methods/new-method.ts'
import type { Proof } from '../../../api/domain/methods/proof.ts'
import { traitsOf } from '../../../api/domain/methods/registry.ts'
import { methodWithin, proofWithin } from '../../../api/domain/methods/within-traits.ts'

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
