/** A file of figures in every habit of spreadsheets: read as a person would, and what is downloaded can be uploaded again. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, GOOD, HEAD, handIn, REAL, reporterAt, textOf } from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
})

describe('a file as Excel saves it', () => {
  it.each([
    ['rows of separators at the end', `${GOOD};;;\n;;;\n`],
    ['head and rows that end in a separator', GOOD.replaceAll('\n', ';\n')],
    ['sep=; first', `sep=;\r\n${GOOD}`],
    ['a hard space in the head', GOOD.replace('occupation code', 'Occupation\u00a0code')],
    ['a row of separators above the head', `;;;\n${GOOD}`],
    ['a title above the head', `Figures of 2027;;;\n;;;\n${GOOD}`],
    ['a cell with a line break', GOOD.replace('2221', '"2221\n"')],
    ['a line break in the head', GOOD.replace('monthly salary', '"monthly\nsalary"')],
    ['an empty last column', GOOD.replaceAll('\n', ';;\n')],
    ['a sum row without its last cell', `${GOOD}Total;205;191,75\n`],
    ['a sum row called as people call it', `${GOOD}Summa:;205;191,75\n`],
    [
      'a column that nobody asked for',
      GOOD.replace('salary', 'salary;comment').replace('41500', '41500;ok'),
    ],
    ['heads as people write them', GOOD.replace(HEAD, 'SSYK-kod;Antal anställda;Heltid;Medellön')],
  ])('with %s is right', async (_habit, text) => {
    await browser.upload(`${REAL}/draft`, text)
    expect(await textOf(browser, REAL)).toContain('The check found nothing wrong.')
  })

  it('has its good rows checked though one cannot be read', async () => {
    await browser.upload(`${REAL}/draft`, `${HEAD}\n2221;"120;112,5;41500\n2341;x;1;38900\n`)
    const page = await textOf(browser, REAL)
    expect(page).toContain('2 errors to correct')
    expect(page).toContain('The quotation marks of this row do not match')
    expect(page).toContain('Line 3, employees')
  })
})

describe('the file of a version', () => {
  it('has plain numbers and no formula, whatever a unit is called', async () => {
    await portal.signIn(browser, '/en/invitation', {
      memberships: [{ unit: '=cmd|"x"', unitExternalId: '9901', role: 'reporter', until: null }],
    })
    await handIn(browser, { path: REAL, text: `${GOOD}total;205;191,75;\n` })
    const response = await browser.send(`${REAL}/1/figures.csv`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="2027-spring-1.csv"',
    )
    const text = await response.text()
    expect(text.split('\r\n').slice(1)).toEqual([
      `9901,"'=cmd|""x""",2221,120,112.5,41500`,
      `9901,"'=cmd|""x""",2341,85,79.25,38900`,
      '',
    ])
  })

  it('calculates nothing either where it is taken apart by another separator', async () => {
    await portal.signIn(browser, '/en/invitation', {
      memberships: [{ unit: 'Ö;=1+1', unitExternalId: '9901', role: 'reporter', until: null }],
    })
    await handIn(browser, { path: REAL })
    const text = await (await browser.send(`${REAL}/1/figures.csv`)).text()
    expect(text.split('\r\n')[1]).toBe(`9901,"Ö;'=1+1",2221,120,112.5,41500`)
  })

  it.each([
    ['sv', '9901;Example Municipality;2221;120;"112,5";41500'],
    ['fi', '9901;Example Municipality;2221;120;"112,5";41500'],
    ['en', '9901,Example Municipality,2221,120,112.5,41500'],
  ])(
    'has decimals and separators as %s has them, and can be uploaded again unchanged',
    async (language, row) => {
      await handIn(browser, { path: REAL })
      const path = `${REAL.replace('/en/', `/${language}/`)}/1/figures.csv`
      const bytes = new Uint8Array(await (await browser.send(path)).arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(new TextDecoder().decode(bytes)).toContain(row)
      await browser.upload(`${REAL}/draft`, bytes)
      expect(await textOf(browser, REAL)).toContain('The check found nothing wrong.')
    },
  )

  it('that is another unit’s is told row by row', async () => {
    await browser.upload(
      `${REAL}/draft`,
      `unit number;${HEAD}\n09901;2221;1;1;30000\n9902;2341;1;1;30000\n`,
    )
    const page = await textOf(browser, REAL)
    expect(page).toContain('The row is about unit 9902, and this page about another.')
    expect(page).toContain('One error to correct')
  })

  it('that is the example is right when it is uploaded', async () => {
    for (const language of ['sv', 'en', 'fi']) {
      const example = await textOf(browser, `/${language}/submission/example.csv`)
      await browser.upload(`${REAL}/draft`, example)
      expect(await textOf(browser, REAL)).toContain('The check found nothing wrong.')
    }
  })
})
