/** What is saved as a table is the same when read again, and calculates nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../api/http/csv.ts'

/** Reads lines as RFC 4180 §2 has them. */
function read(text: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  let rest = text
  let line: string[] = []
  while (rest !== '') {
    const [whole, quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(rest) ?? ['']
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
    const [end = ''] = /^(?:,|\r\n)/.exec(rest) ?? []
    if (end === '') throw new Error(`Neither comma nor end of line: ${JSON.stringify(rest)}`)
    rest = rest.slice(end.length)
    if (end === ',') continue
    lines.push(line)
    line = []
  }
  return lines
}

const awkward = fc.string({
  unit: fc.constantFrom(...'ab=+-@\t\r\n",;\'|å😀'),
  maxLength: 8,
})
const table = fc.array(fc.array(awkward, { minLength: 1, maxLength: 4 }), { maxLength: 4 })

describe('T-109: a table export', () => {
  it('is read again as it was, but for an apostrophe before what would calculate', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const again = read(rows.map(csvLine).join(''))
        expect(again).toEqual(
          rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))),
        )
      }),
    )
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = read(rows.map(csvLine).join('')).flat()
        expect(cells.filter((cell) => '=+-@\t\r'.includes(cell[0] ?? 'x'))).toEqual([])
      }),
    )
  })

  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"\r\n`],
    ['@sum', "'@sum\r\n"],
    ['a=b', 'a=b\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
  ])('writes %j as %j', (cell, line) => {
    expect(csvLine([cell])).toBe(line)
  })
})
