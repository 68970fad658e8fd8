/** What is saved as a table is the same when read again, and calculates nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../api/contract/plain/files/csv-line.ts'

/** Reads lines as RFC 4180 §2 has them, whatever separates their cells. */
function read(text: string, separator: string): readonly (readonly string[])[] {
  const cell = new RegExp(`^(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))`)
  const lines: string[][] = []
  let rest = text
  let line: string[] = []
  while (rest !== '') {
    const [whole, quoted, plain = ''] = cell.exec(rest) ?? ['']
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
    const end = [separator, '\r\n'].find((one) => rest.startsWith(one))
    if (!end) throw new Error(`Neither separator nor end of line: ${JSON.stringify(rest)}`)
    rest = rest.slice(end.length)
    if (end === separator) continue
    lines.push(line)
    line = []
  }
  return lines
}

const awkward = fc.string({
  unit: fc.constantFrom(...'ab=+-@＝\t\r\n",;\'|å😀'),
  maxLength: 8,
})
const table = fc.array(fc.array(awkward, { minLength: 1, maxLength: 4 }), { maxLength: 4 })

const harmless = (cell: string) =>
  cell.replace(/(^|[,;\t\r\n"])([=+\-@＝])/g, "$1'$2").replace(/^[\t\r]/, "'$&")

describe.each([',', ';'])('T-109: a table export separated by %j', (separator) => {
  const written = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => csvLine(row, separator)).join('')

  it('is read again as it was, but for an apostrophe before what would calculate', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(read(written(rows), separator)).toEqual(rows.map((row) => row.map(harmless)))
      }),
    )
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = read(written(rows), separator).flat()
        expect(cells.filter((cell) => '=+-@＝\t\r'.includes(cell[0] ?? 'x'))).toEqual([])
      }),
    )
  })

  it('has none either when it is taken apart at other separators, or at its quotes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const pieces = written(rows).split(/[,;\t\r\n"]/)
        expect(pieces.filter((piece) => /^[=+\-@＝]/.test(piece))).toEqual([])
      }),
    )
  })
})

describe('T-109: a cell of a table export', () => {
  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"\r\n`],
    ['@sum', "'@sum\r\n"],
    ['a=b', 'a=b\r\n'],
    ['a;=1+1', `"a;'=1+1"\r\n`],
    ['a;b', '"a;b"\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
  ])('writes %j as %j', (cell, line) => {
    expect(csvLine([cell])).toBe(line)
  })
})
