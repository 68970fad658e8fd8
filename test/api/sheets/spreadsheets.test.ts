/** Any table is read as it was, whichever way a spreadsheet wrote it down; and one bad row spoils no other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileText } from '../../../api/contract/plain/files/file-text.ts'
import { readSheet, type SheetColumns } from '../../../api/sheets/read-sheet.ts'

const COLUMNS: SheetColumns<'id' | 'name' | 'note'> = {
  names: { id: ['Externt id'], name: ['Enhetens namn', 'Näme'], note: ['Anteckning'] },
  needed: [['id'], ['name']],
}

/** How a spreadsheet writes; each a habit that somebody has met. */
const habits = fc.record({
  separator: fc.constantFrom(';', ',', '\t'),
  saysSeparator: fc.boolean(),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  encoding: fc.constantFrom('utf8', 'utf8 with its mark', 'utf16le', 'utf16be', 'utf16le bare'),
  trailing: fc.nat({ max: 3 }),
  emptyRows: fc.constantFrom('', 'separators', 'blank'),
  title: fc.boolean(),
  hardSpaces: fc.boolean(),
  quotesAll: fc.boolean(),
  endsInLine: fc.boolean(),
})
type Habits = typeof habits extends fc.Arbitrary<infer T> ? T : never

/** No cell of one line end and more separators than one: nobody could tell it from rows that a mark swallowed. */
const cell = fc
  .string({ unit: fc.constantFrom(...'ab1å Öß,;"\t\'|😀αش\n'), maxLength: 10 })
  .map((text) => text.trim())
  .filter((text) => !(text.includes('\n') && /[,;\t]/.test(text)))
const row = fc.tuple(
  cell.filter((text) => text !== ''),
  cell,
  cell,
)
const table = fc.array(row, { maxLength: 6 })

function written(rows: readonly (readonly string[])[], how: Habits): string {
  const { separator, trailing, lineEnd } = how
  const quoted = (text: string) =>
    how.quotesAll || /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const line = (cells: readonly string[]) =>
    cells.map(quoted).join(separator) + separator.repeat(trailing)
  const gap = separator.repeat(2 + trailing)
  const empty = { '': [], separators: [gap], blank: ['', ' \u00a0'] }[how.emptyRows] ?? []
  const heads = how.hardSpaces
    ? ['externt\u00a0ID', '\u200bEnhetens_namn ', 'ANTECKNING:']
    : ['Externt id', 'Na\u0308me', 'Anteckning (frivillig)']
  const lines = [
    ...(how.saysSeparator ? [`sep=${separator}`] : []),
    ...(how.title ? [`Enheter ${separator.repeat(2)}`] : []),
    ...empty,
    line(heads),
    ...empty,
    ...rows.flatMap((cells) => [line(cells), ...empty]),
  ]
  return (
    lines.map((text) => text.replaceAll('\n', lineEnd)).join(lineEnd) +
    (how.endsInLine ? lineEnd : '')
  )
}

function bytesOf(text: string, { encoding }: Habits): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(text)
  if (encoding === 'utf8 with its mark') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'utf16le bare') return Buffer.from(text, 'utf16le')
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf16le' ? wide : wide.swap16()
}

describe('a table', () => {
  it('is read as it was, in every habit at once', () => {
    fc.assert(
      fc.property(table, habits, (rows, how) => {
        const read = fileText(bytesOf(written(rows, how), how))
        // Bare UTF-16 of other scripts looks like anything; it is then told as no table, never misread.
        fc.pre(read.text !== null)
        const sheet = readSheet(read.text, COLUMNS)
        const cells = sheet.isRead ? sheet.rows.map((one) => Object.values(one.cells)) : null
        expect(cells).toEqual(rows)
        if (!sheet.isRead) return
        expect(sheet.rows.filter(({ hasExcess, isBroken }) => hasExcess || isBroken)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('is read again alike from what stands above its rows and any of its rows', () => {
    fc.assert(
      fc.property(table, habits, (rows, how) => {
        const sheet = readSheet(written(rows, how), COLUMNS)
        if (!sheet.isRead) throw new Error('unread')
        const again = readSheet(
          [sheet.above, ...sheet.rows.map(({ text }) => text)].join('\n'),
          COLUMNS,
        )
        const cells = again.isRead ? again.rows.map((one) => Object.values(one.cells)) : null
        expect(cells).toEqual(rows)
      }),
    )
  })

  it('keeps its other rows, whatever one row says', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'ab";,\t '), maxLength: 12 })
    fc.assert(
      fc.property(hostile, (odd) => {
        const text = `externt id;enhetens namn;anteckning\n1;Before;x\n${odd}\n2;After;y\n3;"La;st";z`
        const sheet = readSheet(text, COLUMNS)
        if (!sheet.isRead) throw new Error('unread')
        const names = sheet.rows.map(({ cells }) => cells.name)
        const isWhole =
          names.includes('Before') && names.includes('After') && names.includes('La;st')
        // Two rows that a mark joined are told as broken.
        expect(isWhole || sheet.rows.some(({ isBroken }) => isBroken)).toBe(true)
        expect(names).toContain('Before')
      }),
    )
  })
})

describe('a row', () => {
  const rowsOf = (text: string) => {
    const sheet = readSheet(`externt id;enhetens namn;anteckning\n${text}`, COLUMNS)
    return sheet.isRead ? sheet.rows : []
  }

  it.each([
    ['1;Hotell "Svea";x', ['1', 'Hotell "Svea"', 'x']],
    ['1;Skruv 5";x', ['1', 'Skruv 5"', 'x']],
    ['1;"Exempel, Kim" <kim@example.org>;x', ['1', '"Exempel, Kim" <kim@example.org>', 'x']],
    ['1; "a;b" ;x', ['1', 'a;b', 'x']],
    ['1;kort', ['1', 'kort', '']],
  ])('with an odd mark, or too short, says what a person reads in it: %s', (text, cells) => {
    expect(rowsOf(`${text}\n2;y;z`).map((one) => [Object.values(one.cells), one.isBroken])).toEqual(
      [
        [cells, false],
        [['2', 'y', 'z'], false],
      ],
    )
  })

  it('with a mark that is never closed is broken, and those below it are read', () => {
    const rows = rowsOf('1;"Bay;x\n2;y;z')
    expect(rows.map(({ line, isBroken }) => [line, isBroken])).toEqual([
      [2, true],
      [3, false],
    ])
  })

  it('that swallowed others is broken, and says on which lines it stands', () => {
    const [row] = rowsOf('1;"Bay;x\n2;y;z\n3;North";w')
    expect(row).toMatchObject({ line: 2, lastLine: 4, isBroken: true })
  })

  it('is as soon read where a million signs make no table', () => {
    for (const odd of ['"', '"\n', ';', '(', '"a"b\n', '\n"x;"'])
      expect(readSheet(odd.repeat(1_000_000 / odd.length), COLUMNS).isRead).toBe(false)
  }, 60_000)
})
