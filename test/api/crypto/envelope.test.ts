import { describe, expect, it } from 'vitest'
import { createEnvelope } from '../../../api/crypto/envelope.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { createSeededRandom } from '../../support/api/random.ts'

const random = createSeededRandom('envelope')
const key = (fill: number) => new Uint8Array(32).fill(fill)
const envelope = createEnvelope(new Map([['k1', key(1)]]), random)

describe('a sealed text', () => {
  it.each(['', 'a', 'åäö 🙂', 'x'.repeat(10_000)])('opens as it was: %s', (plain) => {
    expect(envelope.open(envelope.seal(plain, 'method:1'), 'method:1')).toBe(plain)
  })

  it('is different each time', () => {
    expect(envelope.seal('same', 'row')).not.toBe(envelope.seal('same', 'row'))
  })

  it('does not open in another row', () => {
    const sealed = envelope.seal('seed', 'method:1')
    for (const row of ['method:2', 'outbox:1', 'method:', ''])
      expect(() => envelope.open(sealed, row)).toThrow(Unavailable)
  })

  it('does not open when any of its characters was changed', () => {
    const sealed = envelope.seal('seed', 'method:1')
    const body = sealed.indexOf('.') + 1
    for (let at = body; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      expect(() => envelope.open(changed, 'method:1'), String(at)).toThrow(Unavailable)
    }
  })

  it.each(['', '.', 'k1', 'k1.', 'k1.AAAA', 'k2.AAAA', 'no dots'])('"%s" does not open', (text) => {
    expect(() => envelope.open(text, 'row')).toThrow(Unavailable)
  })

  it('does not open with a shorter tag', () => {
    const sealed = envelope.seal('seed', 'row')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let cut = 1; cut <= 16; cut++) {
      const short = `k1.${bytes.subarray(0, -cut).toString('base64url')}`
      expect(() => envelope.open(short, 'row')).toThrow(Unavailable)
    }
  })
})

describe('a ring of keys', () => {
  it('seals with the first and opens with all', () => {
    const old = envelope.seal('old', 'row')
    const rotated = createEnvelope(
      new Map([
        ['k2', key(2)],
        ['k1', key(1)],
      ]),
      random,
    )
    expect(rotated.open(old, 'row')).toBe('old')
    expect(rotated.seal('new', 'row')).toMatch(/^k2\./)
    expect(() => envelope.open(rotated.seal('new', 'row'), 'row')).toThrow(/"k2" is not configured/)
  })

  it('without the old key does not open what it sealed, nor under another name', () => {
    const old = envelope.seal('old', 'row')
    const without = createEnvelope(new Map([['k2', key(2)]]), random)
    expect(() => without.open(old, 'row')).toThrow(Unavailable)
    const renamed = createEnvelope(new Map([['k2', key(1)]]), random)
    expect(() => renamed.open(old.replace('k1', 'k2'), 'row')).toThrow(Unavailable)
  })

  it('needs a key', () => {
    expect(() => createEnvelope(new Map(), random)).toThrow()
  })
})
