import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from './support/browser.ts'
import { problemOf, viewOf } from './support/views.ts'

const stage = useStage()

async function open(): Promise<Page> {
  const page = await stage.open()
  await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
  await page.locator('farstu-login[step=totp]').waitFor()
  return page
}

const code = (page: Page) => page.locator('input[name=code]')

const answers = (): readonly unknown[] =>
  stage.standIn.calls.filter(({ path }) => path.endsWith('/answer')).map(({ body }) => body.answer)

const right = ({ path }: { readonly path: string }) =>
  viewOf(path.endsWith('/answer') ? 'done' : 'totp')

const wrong = ({ path }: { readonly path: string }) =>
  path.endsWith('/answer') ? problemOf('wrong_code') : viewOf('totp')

describe('the field', () => {
  it.each(['123 456', '123-456', 'Your code: 123456', '１２３４５６'])(
    'takes %j, pasted, and sends it at once',
    async (text) => {
      stage.standIn.play(right)
      const page = await open()
      await code(page).focus()
      await page.evaluate((value) => document.execCommand('insertText', false, value), text)
      await page.locator('farstu-login[step=done]').waitFor()
      expect(answers()).toEqual([{ step: 'totp', code: '123456' }])
    },
  )

  it('takes a code that autofill puts in', async () => {
    stage.standIn.play(right)
    const page = await open()
    await code(page).fill('123456')
    await page.locator('farstu-login[step=done]').waitFor()
    expect(answers()).toHaveLength(1)
  })

  it('keeps the caret where a digit was put in the middle', async () => {
    stage.standIn.play(right)
    const page = await open()
    await code(page).pressSequentially('1256')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('x3')
    expect(await code(page).inputValue()).toBe('12356')
    expect(await code(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(3)
  })

  it('sends a complete code once, and a second one only when told to', async () => {
    stage.standIn.play(wrong)
    const page = await open()
    await code(page).pressSequentially('123456')
    await page.getByRole('alert').waitFor()
    await code(page).pressSequentially('654321')
    expect(answers()).toHaveLength(1)
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect.poll(answers).toHaveLength(2)
  })

  it('sends nothing while an answer is awaited', async () => {
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer') ? new Promise<never>(() => undefined) : viewOf('totp'),
    )
    const page = await open()
    await code(page).pressSequentially('123456')
    await page.locator('farstu-login[busy]').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('button[type=submit]').click({ force: true })
    expect(answers()).toHaveLength(1)
  })

  it('keeps the code when the connection is lost, and sends it again on a press', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/answer') ? 'lost' : viewOf('totp')))
    const page = await open()
    await code(page).pressSequentially('123456')
    await page.getByRole('alert').waitFor()
    expect(await code(page).inputValue()).toBe('123456')
    stage.standIn.play(right)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('farstu-login[step=done]').waitFor()
    expect(answers()).toEqual([{ step: 'totp', code: '123456' }])
  })

  it('draws each digit in its own box', async () => {
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer') ? new Promise<never>(() => undefined) : viewOf('totp'),
    )
    const page = await open()
    const off = await page.evaluate(() => {
      const element = document.querySelector('farstu-code')
      const input = element?.querySelector('input')
      const cells = element?.shadowRoot?.querySelectorAll('.cell > span') ?? []
      if (!input) return []
      const style = getComputedStyle(input)
      const context = document.createElement('canvas').getContext('2d')
      if (context) context.font = `${style.fontSize} ${style.fontFamily}`
      const digit = context?.measureText('0').width ?? 0
      const start = input.getBoundingClientRect().x + Number.parseFloat(style.paddingInlineStart)
      const advance = digit + Number.parseFloat(style.letterSpacing)
      return [...cells].map((cell, index) => {
        const box = cell.getBoundingClientRect()
        return Math.abs(start + index * advance + digit / 2 - (box.x + box.width / 2))
      })
    })
    expect(off).toHaveLength(6)
    expect(Math.max(...off)).toBeLessThan(2)
  })
})
