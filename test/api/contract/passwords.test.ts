import { describe, expect, it } from 'vitest'
import { PASSWORD_GROUPS, passwordLength } from '../../../api/contract/plain/passwords.ts'

describe('a sign of a password', () => {
  it.each([
    ['Å', ['needs_upper']],
    ['å', ['needs_lower']],
    ['٣', ['needs_digit']],
    ['!', ['needs_special']],
    [' ', ['needs_special']],
    // No digit to count by, and no letter.
    ['½', ['needs_special']],
    ['漢', []],
  ])('"%s" is of the groups %j', (sign, groups) => {
    const met = Object.entries(PASSWORD_GROUPS).filter(([, pattern]) => pattern.test(sign))
    expect(met.map(([group]) => group)).toEqual(groups)
  })

  it('counts once, also where it takes two units', () => {
    expect(passwordLength('🔑a')).toBe(2)
  })
})
