import { describe, expect, it } from 'vitest'
import { isFoundBy, searchBeginnings } from '../../../api/domain/values/search-terms.ts'

describe('what is searched for', () => {
  it('is words without case and marks, each once', () => {
    expect(searchBeginnings('Åsa-Lena ASA  berg')).toEqual(['asa', 'lena', 'berg'])
    expect(searchBeginnings('A\u030asa')).toEqual(['asa'])
  })

  it('is nothing when nothing was typed, and cannot be found when no word was', () => {
    expect(searchBeginnings('  ')).toEqual([])
    expect(searchBeginnings('%')).toBeNull()
    expect(searchBeginnings('😀 – ')).toBeNull()
    expect(searchBeginnings('a b c d e f g h i j')).toHaveLength(6)
    expect(searchBeginnings('x'.repeat(100))).toEqual(['x'.repeat(60)])
  })

  it('finds what has a word for each beginning', () => {
    expect(isFoundBy(['ostr', 'verk'], 'Östra Verken', '0001')).toBe(true)
    expect(isFoundBy(['ostr', 'vask'], 'Östra Verken', '0001')).toBe(false)
    expect(isFoundBy([], 'Östra Verken')).toBe(true)
    expect(isFoundBy(null, 'Östra Verken')).toBe(false)
  })
})
