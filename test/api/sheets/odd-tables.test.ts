/** Rows that stand where no table has them are told, never lost and never taken for what they are not. */
import { describe, expect, it } from 'vitest'
import { readSheet, type SheetColumns } from '../../../api/sheets/read-sheet.ts'

const COLUMNS: SheetColumns<'id' | 'name' | 'note'> = {
  names: { id: ['Kod'], name: ['Namn'], note: ['Anteckning'] },
  needed: [['id'], ['name']],
  most: 50,
}

/** Each row that is not lost: its line, its id and name, and whether it is told as misplaced. */
function rowsOf(text: string) {
  const sheet = readSheet(text, COLUMNS)
  if (!sheet.isRead) throw new Error('unread')
  return sheet.rows.map(({ line, cells, isMisplaced }) =>
    isMisplaced ? [line, 'misplaced'] : [line, cells.id, cells.name],
  )
}

describe('a row above the head', () => {
  it.each([
    ['as full as the head', '1;A;x\nKod;Namn;Anteckning\n2;B;y', [1, '1', 'A']],
    ['with more cells than the head', '1;A;x;z\nKod;Namn;Anteckning\n2;B;y', [1, 'misplaced']],
    ['of two cells, which may be a title', '1;A\nKod;Namn\n2;B', [1, 'misplaced']],
    ['without what is not needed', '1;A;\nKod;Namn;Anteckning\n2;B;y', [1, 'misplaced']],
  ])('%s is not lost', (_what, text, first) => {
    expect(rowsOf(text)).toEqual([first, [text.split('\n').length, '2', 'B']])
  })

  it('that is a title is passed over', () => {
    expect(rowsOf('Enheter 2027;;\n;Alla;2027\nKod;Namn;Anteckning\n2;B;y')).toEqual([
      [4, '2', 'B'],
    ])
  })
})

describe('a head below the head', () => {
  it('of the same order is passed over', () => {
    expect(rowsOf('Kod;Namn\n1;A\nKOD;Namn;\n2;B')).toEqual([
      [2, '1', 'A'],
      [4, '2', 'B'],
    ])
  })

  it.each(['Namn;Kod', 'Namn;Anteckning', 'Kod;Namn;Kod'])(
    '%s is told with the rows below it, until the first comes again',
    (head) => {
      expect(rowsOf(`Kod;Namn\n1;A\n${head}\nC;3\nKod;Namn\n4;D`)).toEqual([
        [2, '1', 'A'],
        [3, 'misplaced'],
        [4, 'misplaced'],
        [6, '4', 'D'],
      ])
    },
  )

  it('with nothing between them is what the rows are read by', () => {
    expect(rowsOf('Kod;Namn\nNamn;Kod\nC;3')).toEqual([[3, '3', 'C']])
  })
})

describe('a row wider than the head', () => {
  it('is told even by an empty cell, where nobody asked for the last column', () => {
    const sheet = readSheet('Kod,Namn,Kommentar\n1,2,5,\n1,A,', COLUMNS)
    expect(sheet.isRead && sheet.rows.map(({ hasExcess }) => hasExcess)).toEqual([true, false])
  })
})

describe('an error of a spreadsheet', () => {
  it.each(['#REF!', '#REFERENS!', '#N/A', '#SAKNAS!', '#NAMN?', '#PUUTTUU!', '#DIV/0!', 'Err:502'])(
    '%s is told',
    (cell) => {
      const sheet = readSheet(`Kod;Namn\n1;${cell}\n2;#1 ö\n3;# Hej`, COLUMNS)
      expect(sheet.isRead && sheet.rows.map(({ hasError }) => hasError)).toEqual([
        true,
        false,
        false,
      ])
    },
  )
})

describe('lines that end', () => {
  it.each(['\u2028', '\u2029', '\v', '\u0085'])('in %j are lines', (end) => {
    expect(rowsOf(['Kod;Namn', '1;A', '2;B', ''].join(end))).toEqual([
      [2, '1', 'A'],
      [3, '2', 'B'],
    ])
  })

  it('as usual have odd ends inside their cells', () => {
    expect(rowsOf('Kod;Namn\n1;A\u2028B\n2;C')).toEqual([
      [2, '1', 'A\u2028B'],
      [3, '2', 'C'],
    ])
  })
})

describe('a file of more rows than are read', () => {
  const LONG = 300_000
  it.each(['x\n', '\nx', '"a"\n', '"a;b"\n', '"a;\nb"\n', '1;5"\n', '"\n', '1;A\n'])(
    'is told as that, not read, and soon: %j',
    (row) => {
      const before = process.cpuUsage()
      const sheet = readSheet(`Kod;Namn\n${row.repeat(LONG / row.length)}`, COLUMNS)
      const { user } = process.cpuUsage(before)
      expect(sheet).toMatchObject({ isRead: false, most: 50 })
      // Five seconds before; a tenth of one now, on a slow machine.
      expect(user).toBeLessThan(1_500_000)
    },
  )

  it('is one with a row more, and none with many empty ones', () => {
    const rows = (count: number) => `Kod;Namn\n${'1;A\n'.repeat(count)}`
    expect(readSheet(`${rows(50)}${';\n'.repeat(100_000)}`, COLUMNS).isRead).toBe(true)
    expect(readSheet(rows(51), COLUMNS)).toMatchObject({ isRead: false, most: 50 })
  })

  it('is none for a row of very many cells', () => {
    const sheet = readSheet(`Kod;Namn\n1;${'x;'.repeat(140_000)}\n2;B`, COLUMNS)
    expect(sheet.isRead && sheet.rows.map(({ hasExcess }) => hasExcess)).toEqual([true, false])
  })
})
