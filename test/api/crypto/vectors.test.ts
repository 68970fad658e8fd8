import { describe, expect, it } from 'vitest'
import { base32Of, matchStep, stepAt } from '../../../api/crypto/totp-code.ts'

/** The key of RFC 4226 appendix D and RFC 6238 appendix B. */
const secret = base32Of(Buffer.from('12345678901234567890'))

describe('one-time passwords', () => {
  it.each(
    [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ].map((code, counter) => [counter, code] as const),
  )('RFC 4226 appendix D: counter %i is %s', (counter, code) => {
    expect(matchStep(secret, code, { from: counter, to: counter })).toBe(counter)
    expect(matchStep(secret, code, { from: counter + 1, to: counter + 1 })).toBeNull()
  })

  // Appendix B has eight digits; six are the last six of them.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('RFC 6238 appendix B: second %i is %s', (second, code) => {
    const step = stepAt(second * 1000)
    expect(matchStep(secret, code.slice(2), { from: step, to: step })).toBe(step)
  })

  it('a step begins with its thirtieth second', () => {
    expect([0, 29_999, 30_000, 59_999].map(stepAt)).toEqual([0, 0, 1, 1])
  })

  it('a seed is written in Base32 without padding (RFC 4648 §10)', () => {
    const texts = ['f', 'fo', 'foo', 'foob', 'fooba', 'foobar']
    const written = texts.map((text) => base32Of(Buffer.from(text)))
    expect(written).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  })

  it.each(['', '28708', '2870820', '94287082', 'abcdef'])('"%s" is no code of any step', (code) => {
    expect(matchStep(secret, code, { from: 0, to: 5 })).toBeNull()
  })
})
