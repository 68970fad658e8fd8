import { describe, expect, it } from 'vitest'
import { searchBeginnings, searchWords } from '../../api/domain/search-words.ts'

describe('what is searched for', () => {
  it('is words in lower case, composed, each once', () => {
    expect(searchWords('Åsa-Lena', 'BERG', 'asa.berg@Example.org')).toEqual([
      'åsa',
      'lena',
      'berg',
      'asa',
      'example',
      'org',
    ])
    expect(searchWords('A\u030asa')).toEqual(['åsa'])
    expect(searchWords('😀 – ')).toEqual([])
  })

  it('is nothing when nothing was typed, and cannot be found when no word was', () => {
    expect(searchBeginnings('  ')).toEqual([])
    expect(searchBeginnings('%')).toBeNull()
    expect(searchBeginnings('an be')).toEqual(['an', 'be'])
    expect(searchBeginnings('a b c d e f g h i j')).toHaveLength(8)
    expect(searchBeginnings('x'.repeat(100))).toEqual(['x'.repeat(64)])
  })
})
