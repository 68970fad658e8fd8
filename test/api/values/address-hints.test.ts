import { describe, expect, it } from 'vitest'
import { addressHint } from '../../../api/domain/values/address-hints.ts'

describe('a mistyped address', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmailcom.com', null],
    ['hotmial.com', 'hotmail.com'],
    ['hotmal.se', 'hotmail.se'],
    ['outlok.com', 'outlook.com'],
  ])('at %s was probably meant for %s', (domain, meant) => {
    expect(addressHint(`some.body@${domain}`)).toEqual(meant && { meant: `some.body@${meant}` })
  })

  it.each([
    'gmail.com',
    'mail.com',
    'ymail.com',
    'hotmail.de',
    'hotmail.se',
    'live.se',
    'yahoo.de',
    'example.org',
    'kommun.example.org',
    'a.b',
  ])('is not suspected at %s', (domain) => {
    expect(addressHint(`some.body@${domain}`)).toBeNull()
  })
})
