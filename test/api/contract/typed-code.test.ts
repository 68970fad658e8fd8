import { describe, expect, it } from 'vitest'
import { codeOf, digitsOf, inGroups, UNMISTAKABLE } from '../../../api/contract/plain/typed-code.ts'

describe('the digits of a code', () => {
  it.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['123\u00a0456', '123456'],
    ['Your code: 123456', '123456'],
    ['Your code: 123 456.', '123456'],
    ['Case 42, code 123456', '123456'],
    ['１２３４５６', '123456'],
    ['1234567', '123456'],
    ['12a', '12'],
    ['', ''],
  ])('are found in %j', (typed, code) => {
    expect(digitsOf(typed, 6)).toBe(code)
  })

  it('may be twelve', () => {
    expect(digitsOf('1234 5678 9012', 12)).toBe('123456789012')
  })
})

const PAPER = { alphabet: UNMISTAKABLE, length: 8, group: 4 }

describe('a code of digits and letters in groups', () => {
  it.each([
    ['as printed', '7K3M-9QXD'],
    ['in small letters', '7k3m-9qxd'],
    ['without what parts it', '7K3M9QXD'],
    ['with a blank', '7k3m 9qxd'],
    ['with blanks around it', '  7K3M - 9QXD\n'],
    ['with another hyphen', '7K3M\u20119QXD'],
    ['with a dash', '7K3M – 9QXD'],
    ['with a no-break space', '7K3M\u00a09QXD'],
    ['in full-width characters', '７Ｋ３Ｍ－９ＱＸＤ'],
    ['letter by letter', '7-K-3-M-9-Q-X-D'],
    ['in a sentence', 'Your code: 7K3M-9QXD.'],
    ['after a word of four letters', 'code 7K3M 9QXD'],
    ['after one that is joined to it', 'kod 7k3m9qxd'],
    ['before words', '7K3M-9QXD is the first one'],
    ['among others of its length', 'Ref AAAA BBBB: 7K3M-9QXD'],
    ['with more behind it', '7K3M-9QXDAB'],
  ])('is read %s', (_, typed) => {
    expect(codeOf(typed, PAPER)).toBe('7K3M9QXD')
  })

  it.each([
    ['o', '0'],
    ['O', '0'],
    ['i', '1'],
    ['I', '1'],
    ['l', '1'],
    ['L', '1'],
    ['u', ''],
    ['!', ''],
    ['ß', 'SS'],
    ['å', ''],
  ])('takes %j for %j', (typed, read) => {
    expect(codeOf(typed, PAPER)).toBe(read)
  })

  it('is read while it is being typed', () => {
    expect(['', '7', '7k3m', '7k3m-', '7k3m-9'].map((typed) => codeOf(typed, PAPER))).toEqual([
      '',
      '7',
      '7K3M',
      '7K3M',
      '7K3M9',
    ])
  })

  it('folds towards what its alphabet has, and not where that has both or none', () => {
    const letters = { ...PAPER, alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567' }
    expect(codeOf('0a1l', letters)).toBe('OAL')
    expect(codeOf('oil', { ...PAPER, alphabet: '01OIL' })).toBe('OIL')
  })

  it('of digits alone reads letters as words around it', () => {
    const digits = { alphabet: '0123456789', length: 8, group: 4 }
    expect(codeOf('Your code: 1234 5678', digits)).toBe('12345678')
    expect(codeOf('lol 12', digits)).toBe('12')
  })

  it('may have a shorter group at its end', () => {
    const shape = { alphabet: UNMISTAKABLE, length: 10, group: 4 }
    expect(codeOf('no. 7K3M-9QXD-AB', shape)).toBe('7K3M9QXDAB')
    expect(inGroups('7K3M9QXDAB', shape)).toBe('7K3M-9QXD-AB')
  })

  it('stands in groups as far as it has come', () => {
    expect(['', '7K', '7K3M', '7K3M9'].map((code) => inGroups(code, PAPER))).toEqual([
      '',
      '7K',
      '7K3M',
      '7K3M-9',
    ])
  })
})
