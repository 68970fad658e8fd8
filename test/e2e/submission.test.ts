import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { inTurn } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { illustrate } from '../support/pictures.ts'

/** Handing in figures in the example portal, as somebody does who makes a mistake first. */
const stage = useHouse()

const WORDS = {
  sv: {
    head: 'yrkeskod;anställda;heltidsekvivalenter;månadslön',
    handInFor: /^Lämna in för/,
    file: 'Fil med uppgifter',
    check: 'Kontrollera filen',
    errors: '3 fel att rätta',
    cell: 'Rad 3, heltidsekvivalenter',
    correctHere: 'Rätta texten här',
    asText: 'Utkastet som text',
    checkText: 'Kontrollera texten',
    unusual: 'En uppgift att förklara',
    comment: 'Kommentar',
    handIn: 'Lämna in',
    needed: 'Förklara de ovanliga uppgifterna innan du lämnar in.',
    receipt: 'Kvittens',
    correctFor: /^Rätta uppgifterna för/,
    good: 'Kontrollen hittade inga fel. Du kan lämna in.',
    second: 'Version 2',
    deferral: 'Anstånd',
    day: 'Ny sista dag',
    reason: 'Skäl',
    ask: 'Begär anstånd',
    noReason: 'Ange ett skäl.',
    granted: /Anståndet är beviljat/,
    start: 'Start',
  },
  en: {
    head: 'occupation code;employees;full-time equivalents;monthly salary',
    handInFor: /^Hand in for/,
    file: 'File with figures',
    check: 'Check the file',
    errors: '3 errors to correct',
    cell: 'Line 3, full-time equivalents',
    correctHere: 'Correct the text here',
    asText: 'The draft as text',
    checkText: 'Check the text',
    unusual: 'One figure to explain',
    comment: 'Comment',
    handIn: 'Hand in',
    needed: 'Explain the unusual figures before you hand in.',
    receipt: 'Receipt',
    correctFor: /^Correct the figures for/,
    good: 'The check found nothing wrong. You can hand in.',
    second: 'Version 2',
    deferral: 'Deferral',
    day: 'New deadline',
    reason: 'Reason',
    ask: 'Ask for more time',
    noReason: 'Give a reason.',
    granted: /The deferral is granted/,
    start: 'Start',
  },
} as const

const fileOf = (...rows: string[]) => ({
  name: 'figures.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\r\n')}\r\n`),
})

describe.each(['sv', 'en'] as const)('in %s', { timeout: 120_000 }, (language) => {
  const tell = inTurn(language)
  const words = WORDS[language]
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  tell('a file is handed in, found wrong, corrected, handed in again', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    const picture = (name: string) => portray(page, `submission/${language}-${name}`)
    await page.getByRole('link', { name: words.start, exact: true }).click()
    await picture('start')
    await page.getByRole('link', { name: words.handInFor }).click()
    await picture('empty')

    const wrong = fileOf(words.head, '2221;120;112,5;41500', '2341;85;97,25;3890', '2341;x;1;38900')
    await page.getByLabel(words.file).setInputFiles(wrong)
    await button(page, words.check).click()
    await page.getByRole('heading', { name: words.errors }).waitFor()
    expect(await button(page, words.handIn).count()).toBe(0)
    await picture('wrong')
    if (language === 'en') await illustrate(page, 'submission', 1210)
    await page.setViewportSize({ width: 320, height: 700 })
    const overflow = 'document.documentElement.scrollWidth - window.innerWidth'
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('link', { name: words.cell }).click()
    expect(await page.locator('td:target').textContent()).toContain('97')

    await page.getByText(words.correctHere).click()
    const corrected = [words.head, '2221;120;112,5;41500', '2341;85;79,25;3890', '5311;40;38;30200']
    await page.getByLabel(words.asText).fill(corrected.join('\n'))
    await button(page, words.checkText).click()
    await page.getByRole('heading', { name: words.unusual }).waitFor()
    await button(page, words.handIn).click()
    await page.getByText(words.needed).waitFor()
    const comment = page.getByLabel(words.comment, { exact: true })
    expect(await comment.evaluate((field) => field === document.activeElement)).toBe(true)
    await picture('unusual')
    await comment.fill('Hourly staff.')
    await button(page, words.handIn).click()
    await page.getByRole('heading', { name: words.receipt, level: 1 }).waitFor()
    await picture('receipt')

    await page.goto(`${house.portalUrl}/${language}/submission`)
    await picture('overview')
    await page.getByRole('link', { name: words.correctFor }).click()
    const right = fileOf(words.head, '2221;120;112,5;41500', '2341;85;79,25;38900')
    await page.getByLabel(words.file).setInputFiles(right)
    await button(page, words.check).click()
    await page.getByText(words.good).waitFor()
    await picture('right')
    await button(page, words.handIn).click()
    await page.getByText(words.second).waitFor()
    await page.goBack()
    await page.goto(page.url())
    await page.getByRole('link', { name: words.second }).waitFor()
    await picture('versions')
  })

  tell('more time is asked for', async () => {
    const { page } = await openSignedIn(stage.house, { language })
    const picture = (name: string) => portray(page, `submission/${language}-${name}`)
    await page.getByRole('link', { name: words.deferral }).click()
    await page.getByLabel(words.day).fill('2027-05-10')
    await button(page, words.ask).click()
    await page.getByText(words.noReason).waitFor()
    await picture('deferral-refused')
    expect(await page.getByLabel(words.day).inputValue()).toBe('2027-05-10')
    await page.getByLabel(words.reason).fill('A new payroll system.')
    await button(page, words.ask).click()
    await page.getByText(words.granted).waitFor()
    await picture('deferral')
  })
})
