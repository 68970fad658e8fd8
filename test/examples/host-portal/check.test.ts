/**
 * The check of an uploaded file. It must find what is wrong where it is, read what spreadsheets of
 * both languages save, and never take one number for another.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, GOOD, HEAD, REAL, reporterAt, textOf } from './support/figures.ts'
import type { TestBrowser } from './support/portal.ts'

let browser: TestBrowser

const GOOD_NEWS = 'The check found nothing wrong.'

const checked = async (content: BlobPart): Promise<string> => {
  const response = await browser.upload(`${REAL}/draft`, content)
  expect([response.status, response.headers.get('location')]).toEqual([303, REAL])
  return textOf(browser, REAL)
}

/** The cells of the table that something is told at: id, text and sentences. */
const marked = (page: string): readonly string[] =>
  [...page.matchAll(/<t[dh][^>]* id="(line-[^"]+)"[^>]*>(.*?)<\/t[dh]>/gs)].map(
    ([, id, content]) =>
      `${id}: ${content
        ?.replace(/<[^>]+>/g, '|')
        .replace(/\|+/g, '|')
        .replace(/\|$/, '')}`,
  )

beforeEach(async () => {
  browser = (await reporterAt(DAYS.open)).browser
})

describe('a file', () => {
  it.each([
    ['semicolons and decimal comma', GOOD],
    ['commas and decimal point', GOOD.replaceAll(',', '.').replaceAll(';', ',')],
    [
      'commas and a quoted decimal comma',
      `${HEAD.replaceAll(';', ',')}\r\n2221,120,"112,5",41500\r\n`,
    ],
    ['tabs', GOOD.replaceAll(';', '\t')],
    ['a byte order mark', `\ufeff${GOOD}`],
    ['old Macintosh line ends', GOOD.replaceAll('\n', '\r')],
    ['blank lines', GOOD.replaceAll('\n', '\n;;;\n\n')],
    [
      'columns in another order',
      'Monthly Salary;EMPLOYEES;occupation code;Full-time equivalents\n41500;120;2221;112,5\n',
    ],
    ['Swedish names', 'Yrkeskod;Anställda;Heltidsekvivalenter;Månadslön\n2221;120;112,5;41500\n'],
    [
      'a decomposed Swedish name',
      'Yrkeskod;Anställda;Heltidsekvivalenter;Månadslön\n2221;120;112,5;41500\n'.normalize('NFD'),
    ],
    ['spaces between thousands', `${HEAD}\n2221;1 200;1\u00a0112,5;41\u202f500\n`],
    ['no line end', GOOD.trimEnd()],
    ['a total', `${GOOD}Total;205;191,75;\n`],
  ])('with %s is right', async (_, text) => {
    const page = await checked(text)
    expect(page).toContain(GOOD_NEWS)
    expect(page).toMatch(/<td class="number">(1,)?112\.5<\/td>/)
  })

  it.each([
    ['Windows-1252', [0x41, 0x6e, 0x73, 0x74, 0xe4, 0x6c, 0x6c, 0x64, 0x61]],
    ['UTF-8', [...new TextEncoder().encode('Anställda')]],
  ])('in %s is read', async (_, employees) => {
    const ascii = (text: string) => [...new TextEncoder().encode(text)]
    const rest = ascii(';full-time equivalents;monthly salary\n2221;120;112,5;41500\n')
    const bytes = new Uint8Array([...ascii('yrkeskod;'), ...employees, ...rest])
    expect(await checked(bytes)).toContain(GOOD_NEWS)
  })

  it('in UTF-16, as spreadsheets call Unicode text, is read', async () => {
    const text = Buffer.from(`\ufeff${GOOD.replaceAll(';', '\t')}`, 'utf16le')
    expect(await checked(new Uint8Array(text))).toContain(GOOD_NEWS)
  })

  it('shows the sums', async () => {
    const page = await checked(GOOD)
    expect(page.replace(/\s+/g, ' ')).toContain(
      '<td class="number">205</td> <td class="number">191.75</td>',
    )
  })

  it.each([
    ['', 'The file has no figures.'],
    [HEAD, 'The file has no figures.'],
    [`${HEAD}\ntotal;0;0;\n`, 'The file has no figures.'],
    [
      'occupation code;employees\n2221;1\n',
      'Not found: Full-time equivalents, Monthly salary. The file has: occupation code, employees.',
    ],
    [`${HEAD};employees\n2221;1;1;30000;1\n`, 'There more than once: Employees.'],
    ['<script>;employees\n2221;1\n', 'The file has: &lt;script&gt;, employees.'],
    [`${HEAD}\n${'2221;1;1;30000\n'.repeat(501)}`, 'more than 500 rows'],
  ])('%j is refused as a whole', async (text, sentence) => {
    const page = await checked(text || ' \n')
    expect(page).toContain(sentence)
    expect(page).not.toContain('name="draft"')
  })

  it('that is one long quote, or one long line, is answered', async () => {
    expect(await checked(`${HEAD}\n"${'a""'.repeat(300_000)}`)).toContain('Line 2')
    expect(await checked('"'.repeat(1_000_000))).toContain('Not found')
  })
})

describe('a row', () => {
  it.each([
    [';1;1;30000', 'line-2-code: |A value is missing.'],
    ['222;1;1;30000', 'line-2-code: 222|An occupation code has four digits.'],
    ['=1+1;1;1;30000', 'line-2-code: =1+1|An occupation code has four digits.'],
    ['2221;x;1;30000', 'line-2-employees: x|Enter a number with two decimals'],
    ['2221;-1;1;30000', 'line-2-employees: -1|Enter a number with two decimals'],
    ['2221;1,234;1;30000', 'line-2-employees: 1,234|Enter a number with two decimals'],
    ['2221;12 34;1;30000', 'line-2-employees: 12 34|Enter a number'],
    ['2221;1 2345;1;30000', 'line-2-employees: 1 2345|Enter a number'],
    ['2221;1e3;1;30000', 'line-2-employees: 1e3|Enter a number'],
    ['2221;1,5;1;30000', 'line-2-employees: 1.5|Enter a whole number.'],
    ['2221;0;0,5;30000', 'line-2-employees: 0|Enter a number from 1 to 100,000.'],
    ['2221;100001;1;30000', 'line-2-employees: 100,001|Enter a number from 1 to 100,000.'],
    ['2221;1;0;30000', 'line-2-fullTime: 0|Enter a number from 0.01 to 100,000.'],
    ['2221;1;1;1000001', 'line-2-salary: 1,000,001|Enter a number from 1 to 1,000,000.'],
    ['2221;1;1,01;30000', 'line-2-fullTime: 1.01|More than the number of employees, 1.'],
    ['2221;1;1', 'line-2-salary: |A value is missing.'],
    ['2221;1;1;30000;5', 'line-2: 2|The row has 5 values'],
    ['2221;"1;1;30000', 'line-2: 2|The quotation marks of this row do not match'],
    ['2221;1;1;<b>', 'line-2-salary: &lt;b&gt;|Enter a number'],
  ])('%s is told at its cell', async (row, told) => {
    const page = await checked(`${HEAD}\n${row}\n2341;85;79,25;38900\n`)
    expect(marked(page)).toEqual([expect.stringContaining(told)])
    expect(page).toContain('One error to correct')
    expect(page).not.toContain('name="draft"')
  })

  it('whose decimal comma shifts it into a last column of comments is told', async () => {
    const head = HEAD.replaceAll(';', ',')
    const page = await checked(`${head},comment\n1234,10,9,5,35000,\n2341,85,79.25,38900,\n`)
    expect(marked(page)).toEqual([expect.stringContaining('line-2: 2|The row has 5 values')])
  })

  it('above the head is read, and another head is told with what is below it', async () => {
    const other = HEAD.split(';').reverse().join(';')
    const page = await checked(`2221;1;1;30000\n${GOOD}${other}\n30000;1;1;3333\n`)
    expect(marked(page).map((text) => text.split(':')[0])).toEqual([
      'line-3-code',
      'line-5',
      'line-6',
    ])
  })

  it('is told by its line in the file, after blank lines and quoted line ends', async () => {
    const page = await checked(`${HEAD}\n\n\n2221;1;1;30000\n"23\n41";1;1;30000\n2359;1;x;30000\n`)
    expect(marked(page).map((text) => text.split(':')[0])).toEqual([
      'line-5-code',
      'line-7-fullTime',
    ])
    expect(page).toContain('<a href="#line-7-fullTime">Line 7, full-time equivalents</a>')
  })

  it('of an occupation that is there already names the other line', async () => {
    const page = await checked(`${GOOD}2221;1;1;30000\n`)
    expect(marked(page)).toEqual(['line-4-code: 2221|The occupation is on line 2 already.'])
  })

  it.each([
    ['total;206;191,75;', 'line-4-employees: 206|The rows add up to 205.'],
    ['summa;205;191,76;', 'line-4-fullTime: 191.76|The rows add up to 191.75.'],
    ['total;;191,75;', 'line-4-employees: |The rows add up to 205.'],
    ['total;205;191,75;\n3333;1;1;30000', 'line-4-employees: 205|The rows add up to 206.'],
  ])('%s is compared with the sums', async (row, told) => {
    expect(marked(await checked(`${GOOD}${row}\n`))).toContain(told)
  })

  it('adds hundredths up exactly', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => `${1000 + index};1;0,1;30000\n`).join('')
    expect(await checked(`${HEAD}\n${rows}total;10;1;\n`)).toContain(GOOD_NEWS)
  })

  it('with an unusual salary is asked about, and can be handed in', async () => {
    const page = await checked(`${HEAD}\n2221;1;1;12000\n`)
    expect(marked(page)).toEqual(['line-2-salary: 12,000|Usually between 18,000 and 120,000.'])
    expect(page).toContain('One figure to explain')
    expect(page).toContain('name="draft"')
  })
})

it('speaks Swedish on a Swedish page', async () => {
  await checked(`${HEAD}\n2221;1;1,5;30000\n2221;x;1;1\n`)
  const page = await textOf(browser, REAL.replace('/en/', '/sv/'))
  expect(marked(page)).toEqual([
    'line-2-fullTime: 1,5|Fler än antalet anställda, 1.',
    'line-3-code: 2221|Yrket finns redan på rad 2.',
    'line-3-employees: x|Ange ett tal med högst två decimaler och utan tecken mellan tusental.',
  ])
  expect(page).toContain('3 fel att rätta')
})
