import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../support/drawing.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import { pageOf, useStage } from './support/browser.ts'
import { bundledWithPaper } from './support/paper/bundle.ts'
import { meeting, PAPER_SCENES } from './support/paper/scenes.ts'
import { openPlayhouse, PLAIN_PAGE } from './support/playhouse.ts'
import { focused } from './support/steps.ts'
import { problemOf, viewOf } from './support/views.ts'

/** With a method more, which is a folder and a line in a registry. */
const stage = useStage(bundledWithPaper)

const WHOLE = '7K3M9QXDABCDEFGH'
const PRINTED = '7K3M-9QXD-ABCD-EFGH'

async function open(reply: Parameters<typeof meeting>[0] = viewOf('done')): Promise<Page> {
  stage.standIn.play(meeting(reply))
  const page = await stage.open()
  await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
  await page.locator('farstu-login[step=paper]:not([busy])').waitFor()
  await code(page).focus()
  return page
}

const code = (page: Page) => page.locator('input[name=code]')

const stands = (page: Page): Promise<readonly [string, number | null]> =>
  code(page).evaluate((input: HTMLInputElement) => [input.value, input.selectionStart] as const)

const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate((value) => document.execCommand('insertText', false, value), text)

const answers = (): readonly unknown[] =>
  stage.standIn.calls.filter(({ path }) => path.endsWith('/answer')).map(({ body }) => body.answer)

describe('a field for a code in groups', () => {
  it('has it stand as printed while it is typed in small letters, and sends it once', async () => {
    const page = await open()
    await page.keyboard.type('7k3m9qx')
    expect(await stands(page)).toEqual(['7K3M-9QX', 8])
    await page.keyboard.type('dabcdefgh')
    await page.locator('farstu-login[step=done]').waitFor()
    expect(answers()).toEqual([{ step: 'totp', code: WHOLE }])
  })

  it('takes blanks and hyphens where somebody types them, and look-alikes for what they are', async () => {
    const page = await open()
    await page.keyboard.type('o1il-')
    expect(await stands(page)).toEqual(['0111-', 5])
    await page.keyboard.type('l ')
    expect(await stands(page)).toEqual(['0111-1', 6])
    await page.keyboard.type('o!ui')
    expect(await stands(page)).toEqual(['0111-101', 8])
  })

  it.each([PRINTED, WHOLE.toLowerCase(), '7k3m 9qxd abcd efgh', `Your code: ${PRINTED}.`])(
    'takes %j, pasted, and sends it at once',
    async (text) => {
      const page = await open()
      await paste(page, text)
      await page.locator('farstu-login[step=done]').waitFor()
      expect(answers()).toEqual([{ step: 'totp', code: WHOLE }])
    },
  )

  it('keeps the caret where something was put in or taken out', async () => {
    const page = await open()
    await page.keyboard.type('7k3mabcd')
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('9q')
    expect(await stands(page)).toEqual(['7K3M-9QAB-CD', 7])
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect(await stands(page)).toEqual(['7K3M-ABCD', 5])
    await page.keyboard.press('Backspace')
    expect(await stands(page)).toEqual(['7K3M-ABCD', 4])
    await page.keyboard.press('Backspace')
    expect(await stands(page)).toEqual(['7K3A-BCD', 3])
  })

  it('is emptied by going back, one character after another', async () => {
    const page = await open()
    await page.keyboard.type('7k3m9')
    for (let step = 0; step < 6; step++) await page.keyboard.press('Backspace')
    expect(await stands(page)).toEqual(['', 0])
  })

  it('says what is missing, and takes a refused code out', async () => {
    const page = await open(problemOf('wrong_code'))
    await page.keyboard.type('7k3m')
    await page.keyboard.press('Enter')
    await page.getByText('Enter all 16 characters').waitFor()
    expect(answers()).toEqual([])
    expect(await focused(page)).toBe('input code')
    await paste(page, PRINTED)
    await expect.poll(() => stands(page)).toEqual(['', 0])
    await page.keyboard.type(WHOLE)
    expect(answers()).toHaveLength(1)
    await page.keyboard.press('Enter')
    await expect.poll(answers).toHaveLength(2)
  })

  it('asks phones for letters, and has nothing filled in or put right', async () => {
    const page = await open()
    const said = ['inputmode', 'autocomplete', 'autocapitalize', 'autocorrect', 'spellcheck']
    const told = await code(page).evaluate(
      (input, names) => names.map((name) => input.getAttribute(name)),
      said,
    )
    expect(told).toEqual(['text', 'off', 'characters', 'off', 'false'])
  })

  it('has one name, its hint and its message for those who hear it', async () => {
    const page = await open()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    const field = page.getByRole('textbox', { name: 'Code from the paper', exact: true })
    expect(await field.count()).toBe(1)
    expect(await page.getByRole('textbox').count()).toBe(1)
    const described = await field.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent),
    )
    expect(described).toEqual([
      'Enter all 16 characters of the code.',
      'Four groups of four letters and digits. Small letters will do.',
    ])
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })
})

describe.each([
  { language: 'sv', colorScheme: 'light', width: 320 },
  { language: 'en', colorScheme: 'dark', width: 1280 },
] as const)('in every state, $language, $colorScheme, $width px', (look) => {
  it('fits, and axe finds nothing', async () => {
    const { language, colorScheme, width } = look
    const { page, show } = await openPlayhouse(stage, {
      head: PLAIN_PAGE,
      colorScheme,
      viewport: { width, height: 640 },
    })
    for (const [name, scene] of Object.entries(PAPER_SCENES)) {
      await show(scene, `lang="${language}"`)
      const beyond = await page.evaluate(() => {
        const input = document.querySelector('input[name=code]')
        const { scrollWidth = 0, clientWidth = 0 } = input ?? {}
        const root = document.documentElement
        return [root.scrollWidth - root.clientWidth, scrollWidth - clientWidth]
      })
      expect.soft(beyond, `${name} is cut`).toEqual([0, 0])
      await draw(page, { name: `widgets/paper-${name}-${language}-${colorScheme}-${width}` })
      expect.soft(await violationsOf(page), name).toEqual([])
    }
  })
})
