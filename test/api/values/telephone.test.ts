/** A telephone number, as people write it and as it is kept. */
import { describe, expect, it } from 'vitest'
import {
  parseTelephone,
  shownTelephone,
  telephoneSearched,
} from '../../../api/domain/values/telephone.ts'

const SWEDISH = 'Europe/Stockholm'

describe('a telephone number', () => {
  it.each([
    '08-123 456 78',
    '08/12345678',
    '(08) 123 456 78',
    '+46 8 123 456 78',
    '+46 (0)8-123 456 78',
    '+46 (0) 8 123 456 78'.replace('(0) ', '(0)'),
    '+46 08 123 456 78',
    '0046 8 12345678',
    '00 46 (0)8 123 456 78',
    'tel:+46-8-123-456-78',
    '\u00a008\u2011123\u202f456\u202f78\u200e',
    '＋４６ ８ １２３ ４５６ ７８',
    '٠٨-١٢٣ ٤٥٦ ٧٨',
  ])('is the same, written as %s', (typed) => {
    expect(parseTelephone(typed, SWEDISH)).toBe('+46812345678')
  })

  it.each([
    ['Europe/Helsinki', '050 123 4567', '+358501234567'],
    ['Europe/Oslo', '22 12 34 56', '+4722123456'],
    ['Europe/Copenhagen', '33121234', '+4533121234'],
    ['Europe/Berlin', '030/123456', '+4930123456'],
    ['America/New_York', '+1 (212) 555-0100', '+12125550100'],
    ['Europe/Stockholm', '+39 06 1234 5678', '+390612345678'],
  ])('in %s, %s is %s', (timeZone, typed, number) => {
    expect(parseTelephone(typed, timeZone)).toBe(number)
  })

  it.each([
    ['nothing', ''],
    ['what a spreadsheet left of 08-123 456 78', '812345678'],
    ['what a spreadsheet left of +46 8 123 456 78', '46812345678'],
    ['a number and its extension', '08-123 456 78 ankn. 12'],
    ['two numbers', '08-123 456 78, 070-123 45 67'],
    ['too few digits', '08-12'],
    ['more digits than there can be', '+46 1234567890 1234'],
    ['no calling code', '+0812345678'],
    ['a script', '08<script>'],
  ])('is not read from %s', (_what, typed) => {
    expect(parseTelephone(typed, SWEDISH)).toBeNull()
  })

  it('is of no country that nothing says', () => {
    expect(parseTelephone('08-123 456 78', 'America/New_York')).toBeNull()
  })

  it.each([
    ['+46812345678', '+46 8 123 456 78'],
    ['+46701234567', '+46 70 123 45 67'],
    ['+358501234567', '+358 50 1234567'],
    ['+12125550100', '+1 212 555 0100'],
    ['+999123456789', '+999123456789'],
    ['+4401214960000', '+4401214960000'],
    ['+4722123456', '+47 22 12 34 56'],
  ])('%s is shown as %s, and read again from that', (number, shown) => {
    expect(shownTelephone(number)).toBe(shown)
    expect(parseTelephone(shown, 'Etc/UTC')).toBe(number)
  })

  it.each([
    ['08-123', '468123'],
    ['+46 8 12', '46812'],
    ['08', null],
    ['Test Reporter', null],
    ['0180-19', '4618019'],
  ])('is searched for by %s as %s', (typed, digits) => {
    expect(telephoneSearched(typed, SWEDISH)).toBe(digits)
  })
})
