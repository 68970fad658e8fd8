import { describe, expect, it } from 'vitest'
import { createLatest } from '../../../api/domain/values/latest.ts'

const openLatest = () => createLatest<string>({ most: 10, weigh: (text) => text.length })

/** Which of these are kept; that counts as asking for them. */
const keptOf = (latest: ReturnType<typeof openLatest>, ...keys: readonly string[]) =>
  keys.filter((key) => latest.get(key) !== undefined)

describe('what was asked for last is kept', () => {
  it('up to the weight, and no further', () => {
    const latest = openLatest()
    for (const key of ['a', 'b', 'c']) latest.set(key, '1234')
    expect(keptOf(latest, 'a', 'b', 'c')).toEqual(['b', 'c'])
  })

  it('however long ago it was put in', () => {
    const latest = openLatest()
    latest.set('a', '1234')
    latest.set('b', '1234')
    expect(latest.get('a')).toBe('1234')
    latest.set('c', '1234')
    expect(keptOf(latest, 'a', 'b', 'c')).toEqual(['a', 'c'])
  })

  it('by what it weighs now', () => {
    const latest = openLatest()
    latest.set('a', '12345678')
    latest.set('a', '1')
    latest.set('b', '123456789')
    expect([latest.get('a'), latest.get('b')]).toEqual(['1', '123456789'])
  })

  it('but for one that is too heavy by itself', () => {
    const latest = openLatest()
    latest.set('a', '12345678901')
    latest.set('b', '1234567890')
    expect(keptOf(latest, 'a', 'b')).toEqual(['b'])
  })
})
