import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanCode, strangersName } from '../../../api/domain/values/typed-text.ts'

describe('a code as people type it', () => {
  it.each(['123456', '123 456', '123-456', ' 123456 ', 'Your code: 123456.', '１２３４５６'])(
    '%j is 123456',
    (typed) => {
      expect(cleanCode(typed)).toBe('123456')
    },
  )

  it('is digits and nothing else, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(cleanCode(typed)).toMatch(/^[0-9]*$/)
      }),
    )
  })
})

describe('a name that anybody may have typed', () => {
  it.each([
    [' Åsa  O’Neil-Öst (HR) ', 'Åsa O’Neil-Öst (HR)'],
    ["D'Arcy Jr.", "D'Arcy Jr."],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['https://evil.example/x?y', 'https evil. example x y'],
    ['name@evil.example', 'name evil. example'],
    ['evil．example', 'evil example'],
    ['x'.repeat(200), 'x'.repeat(100)],
  ])('%j is told as %j', (typed, told) => {
    expect(strangersName(typed)).toBe(told)
  })

  it('holds nothing that a mail program makes a link of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(strangersName(typed)).not.toMatch(/[:/@\\]|\.\S/u)
      }),
    )
  })
})
