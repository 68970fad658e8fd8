/** Ends fall on the end of a day in the portal's time zone, or their time is said. */
import { describe, expect, it } from 'vitest'
import { localClock, localEnd } from '../../../api/contract/plain/local-end.ts'
import { endAfterDays, endOfDay } from '../../../api/domain/values/local-days.ts'

const iso = (at: number): string => new Date(at).toISOString()
const length = (day: string, before: string, zone: string): number =>
  (endOfDay(day, zone) - endOfDay(before, zone)) / 3_600_000

describe('the end of a day', () => {
  it.each([
    ['UTC', '2027-06-30', '2027-06-30T23:59:59.999Z'],
    ['Europe/Stockholm', '2027-01-31', '2027-01-31T22:59:59.999Z'],
    ['Europe/Stockholm', '2027-06-30', '2027-06-30T21:59:59.999Z'],
    ['Pacific/Apia', '2027-06-30', '2027-06-30T10:59:59.999Z'],
    ['Pacific/Kiritimati', '2027-12-31', '2027-12-31T09:59:59.999Z'],
    ['Pacific/Niue', '2027-12-31', '2028-01-01T10:59:59.999Z'],
    ['Asia/Kathmandu', '2027-06-30', '2027-06-30T18:14:59.999Z'],
    // The clock goes from 24 to 1: the next day has no midnight.
    ['America/Santiago', '2026-09-05', '2026-09-06T03:59:59.999Z'],
    // The clock goes from 24 back to 23: one day has that hour twice.
    ['America/Santiago', '2027-04-03', '2027-04-04T03:59:59.999Z'],
    // Samoa left out the 30th of December 2011.
    ['Pacific/Apia', '2011-12-29', '2011-12-30T09:59:59.999Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T09:59:59.999Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T09:59:59.999Z'],
  ])('in %s on %s is %s', (zone, day, end) => {
    expect(iso(endOfDay(day, zone))).toBe(end)
  })

  it('in Stockholm comes 23 hours after the one before in March, 25 in October', () => {
    const zone = 'Europe/Stockholm'
    expect(length('2027-03-28', '2027-03-27', zone)).toBe(23)
    expect(length('2027-10-31', '2027-10-30', zone)).toBe(25)
    expect(length('2027-11-01', '2027-10-31', zone)).toBe(24)
  })

  it('is the last millisecond of that day, on every day of a year, in any zone', () => {
    for (const zone of ['Europe/Stockholm', 'Pacific/Apia', 'UTC', 'America/Santiago']) {
      const clock = localClock(zone)
      for (let at = Date.parse('2027-01-01'); at < Date.parse('2028-01-01'); at += 86_400_000) {
        const day = iso(at).slice(0, 10)
        const end = endOfDay(day, zone)
        expect([clock(end).slice(0, 10), clock(end + 1) > `${day} 24`]).toEqual([day, true])
        expect(localEnd(end, zone)).toEqual({ day, clock: null })
      }
    }
  })
})

describe('so many days from now', () => {
  it.each([
    ['Europe/Stockholm', '2026-11-28T01:37:00Z', 1, '2026-11-29T22:59:59.999Z'],
    // Half an hour after midnight there, and the day before in UTC.
    ['Europe/Stockholm', '2026-11-27T23:30:00Z', 1, '2026-11-29T22:59:59.999Z'],
    ['Europe/Stockholm', '2026-11-27T22:59:59Z', 1, '2026-11-28T22:59:59.999Z'],
    ['Europe/Stockholm', '2027-03-27T23:30:00Z', 1, '2027-03-29T21:59:59.999Z'],
    ['Europe/Stockholm', '2027-10-30T22:30:00Z', 1, '2027-11-01T22:59:59.999Z'],
    ['Pacific/Apia', '2026-11-28T12:00:00Z', 1, '2026-11-30T10:59:59.999Z'],
    ['UTC', '2027-12-31T23:59:59Z', 366, '2028-12-31T23:59:59.999Z'],
  ])('in %s at %s, %i on, is %s', (...[zone, now, days, end]) => {
    expect(iso(endAfterDays(Date.parse(now), days, zone))).toBe(end)
  })
})

describe('an end', () => {
  it.each([
    ['2027-06-30T21:59:59.999Z', '2027-06-30', null],
    ['2027-06-30T21:59:59Z', '2027-06-30', null],
    ['2027-06-30T22:00:00Z', '2027-06-30', null],
    ['2027-06-30T21:59:58.999Z', '2027-06-30', '23:59'],
    ['2027-06-30T22:00:01Z', '2027-07-01', '00:00'],
    ['2027-06-30T23:59:59Z', '2027-07-01', '01:59'],
    ['2027-01-31T12:30:00Z', '2027-01-31', '13:30'],
  ])('at %s is told as %s, %s in Stockholm', (at, day, clock) => {
    expect(localEnd(Date.parse(at), 'Europe/Stockholm')).toEqual({ day, clock })
  })
})
