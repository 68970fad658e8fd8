import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, cleanText } from '../../../api/contract/plain/clean-text.ts'
import { cleanAddress } from '../../../api/contract/plain/mail-address.ts'
import { parseAddress } from '../../../api/domain/values/address.ts'

describe('a name', () => {
  it.each([
    ['  Åsa  Öst ', 'Åsa Öst'],
    ['A\nB', 'A B'],
    ['Anna\u202egnp', 'Annagnp'],
    ['An\u200bna', 'Anna'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['E\u0301va', 'Éva'],
    ['E\u200b\u0301va', 'Éva'],
    ['An\u200dna\u200c', 'Anna'],
    ['रक्\u200dषा', 'रक्\u200dषा'],
    ['രാജന്\u200d', 'രാജന്\u200d'],
    ['Kim 👩🏽\u200d🚀❤\ufe0f', 'Kim 👩🏽\u200d🚀❤\ufe0f'],
    ['👩\u200d', '👩'],
    ['An\ufe0fna', 'Anna'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ['\u3164\u115f', ''],
    ['A\u2028B\u0085C\u2800D', 'A B C D'],
    ['x\ud800y', 'xy'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept)
  })

  it('cleaned twice is cleaned once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(cleanName(cleanName(typed))).toBe(cleanName(typed))
      }),
    )
  })
})

describe('a text of several lines', () => {
  it('has one kind of line end, and loses what a name would lose', () => {
    expect(cleanText(' a\r\nb\rc\u2028d\u0000\u202ee ')).toBe('a\nb\nc\nde')
  })
})

describe('an address that was pasted', () => {
  it('cleaned twice is cleaned once', () => {
    const part = fc.constantFrom(
      'anna@example.org',
      'Anna ',
      '<',
      '>',
      '"',
      'mailto:',
      ', ',
      '\u200b',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const once = cleanAddress(parts.join(''))
        if (parseAddress(once)) expect(cleanAddress(once)).toBe(once)
      }),
    )
  })
})
