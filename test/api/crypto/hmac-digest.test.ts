import { describe, expect, it } from 'vitest'
import { createKeyedDigest, equalText } from '../../../api/crypto/hmac-digest.ts'

const digest = createKeyedDigest(new Uint8Array(32).fill(2))

describe('a keyed digest', () => {
  it('is the same for the same purpose and parts, 256 bits as base64url', () => {
    expect(digest.of('session', 'a')).toBe(digest.of('session', 'a'))
    expect(digest.of('session', 'a')).toMatch(/^[\w-]{43}$/)
  })

  it('differs wherever the parts are cut, and by purpose, order and number', () => {
    const parts = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['c', 'ab'], []]
    const made = parts.flatMap((some) => [digest.of('x', ...some), digest.of('y', ...some)])
    const shifted = digest.of('xa', 'bc')
    expect(new Set([...made, shifted]).size).toBe(parts.length * 2 + 1)
  })

  it('differs by key', () => {
    const other = createKeyedDigest(new Uint8Array(32).fill(3))
    expect(other.of('session', 'a')).not.toBe(digest.of('session', 'a'))
  })

  it('counts the length in bytes', () => {
    expect(digest.of('x', 'å', 'b')).not.toBe(digest.of('x', 'Ã¥', 'b'))
  })
})

describe('comparing', () => {
  it.each([
    ['a', 'a', true],
    ['', '', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['å', 'a', false],
  ])('"%s" and "%s" are equal: %s', (a, b, isEqual) => {
    expect(equalText(a, b)).toBe(isEqual)
  })
})
