import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LONGEST_WAIT_MS,
  MOST_COUNTED,
  waitBeforeSending,
  workBeforeSending,
} from '../../../api/domain/methods/email-code/sending-rules.ts'

const MINUTE = 60_000
const now = 1_000_000_000

/** Times of codes sent so many minutes ago. */
const sent = (...minutesAgo: readonly number[]) => minutesAgo.map((ago) => now - ago * MINUTE)
/** So many, a quarter of an hour apart. */
const today = (codes: number) => sent(...Array.from({ length: codes }, (_, n) => 2 + n * 15))

describe('the wait before another code', () => {
  it.each([
    ['none was sent', [], 0],
    ['one was sent just now', sent(0), MINUTE],
    ['one was sent a minute ago', sent(1), 0],
    ['five were sent within the hour', sent(2, 4, 6, 8, 10), 10 * MINUTE],
    ['the first of five was sent nearly an hour ago', sent(2, 4, 6, 8, 57), 3 * MINUTE],
    ['fifteen were sent today', today(15), 10 * MINUTE],
  ])('when %s', (_what, sentAt, wait) => {
    expect(waitBeforeSending(sentAt, now)).toBe(wait)
  })

  it('is ten minutes at most, whatever was sent', () => {
    const times = fc.array(fc.integer({ min: 0, max: 2 * now }), { maxLength: MOST_COUNTED })
    fc.assert(
      fc.property(times, (sentAt) => {
        const wait = waitBeforeSending(
          sentAt.toSorted((a, b) => b - a),
          now,
        )
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_MS)
      }),
    )
  })
})

describe('the work before another code', () => {
  it.each([
    ['none was sent', [], 0],
    ['four were sent within the hour', sent(2, 4, 6, 8), 0],
    ['five were sent within the hour', sent(2, 4, 6, 8, 10), 16],
    ['fourteen were sent today', today(14), 0],
    ['fifteen were sent today', today(15), 18],
    ['twenty were sent today', today(20), 19],
    ['as many as are counted', today(MOST_COUNTED), 22],
    ['more than are counted', today(90), 22],
  ])('when %s', (_what, sentAt, bits) => {
    expect(workBeforeSending(sentAt, now)).toBe(bits)
  })

  it('is never less for one code more', () => {
    for (let codes = 15; codes < 60; codes++)
      expect(workBeforeSending(today(codes + 1), now)).toBeGreaterThanOrEqual(
        workBeforeSending(today(codes), now),
      )
  })
})
