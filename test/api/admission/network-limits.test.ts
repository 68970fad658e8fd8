import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitsFor,
  LOADS,
  WINDOW_MS,
  windowAt,
} from '../../../api/domain/admission/network-limits.ts'

describe('the work that a busy network is asked for', () => {
  it.each([
    ['network', 0, 0],
    ['network', 299, 0],
    ['network', 300, 14],
    ['network', 899, 14],
    ['network', 900, 15],
    ['network', 1_500, 16],
    ['network', 19_499, 19],
    ['network', 19_500, 20],
    ['network', 10_000_000, 20],
    ['address-load', 59, 0],
    ['address-load', 60, 14],
    ['address-load', 180, 15],
    ['address-load', 3_900, 20],
    ['sprayed', 49, 0],
    ['sprayed', 50, 14],
    ['sprayed', 150, 15],
    ['sprayed', 600, 17],
  ] as const)('by %s after %i acts is %i bits', (load, acts, bits) => {
    expect(bitsFor(load, acts)).toBe(bits)
  })

  it('is none or between 14 and 20 bits, and never less for more acts', () => {
    const count = fc.nat({ max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(fc.constantFrom(...LOADS), count, count, (load, one, other) => {
        const [fewer, more] = [
          bitsFor(load, Math.min(one, other)),
          bitsFor(load, Math.max(one, other)),
        ]
        expect(fewer).toBeLessThanOrEqual(more)
        for (const bits of [fewer, more])
          expect(bits === 0 || (Number.isInteger(bits) && bits >= 14 && bits <= 20)).toBe(true)
      }),
    )
  })
})

describe('the window that acts are counted in', () => {
  const now = 1_000_000_000

  it('runs on until its end, and then begins anew with nothing', () => {
    const running = { acts: 7, endsAt: now + 1 }
    expect(windowAt(running, now)).toEqual(running)
    expect(windowAt(running, now + 1)).toEqual({ acts: 0, endsAt: now + 1 + WINDOW_MS })
  })

  it('begins anew after the clock was set back: nobody is counted for longer than ten minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * now }), (endsAt) => {
        const window = windowAt({ acts: 7, endsAt }, now)
        expect(window.endsAt).toBeGreaterThan(now)
        expect(window.endsAt).toBeLessThanOrEqual(now + WINDOW_MS)
      }),
    )
  })
})
