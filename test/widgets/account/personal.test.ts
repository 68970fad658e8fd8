/** The own name, notices and signing out, in the own account (`<farstu-account>`). */
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { ACCEPTED, ACCOUNT, openAccount } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { viewOf } from '../support/views.ts'

const stage = useStage()

const sent = (path: string) => stage.standIn.calls.find((call) => call.path === path)?.body

describe('the own name', () => {
  it('is changed by keys alone, and said to be', async () => {
    const page = await openAccount(stage, ACCOUNT)
    await page.getByRole('button', { name: 'Change name' }).press('Enter')
    await page.getByLabel('First name').fill('Åsa')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Öberg')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('[data-row=own-name] + [role=status]').textContent())
      .toBe('Your name is changed.')
    expect(sent('account/name')).toEqual({
      portal: 'example',
      firstName: 'Åsa',
      lastName: 'Öberg',
    })
    expect(await page.getByLabel('First name').count()).toBe(0)
  })

  it('says at the fields that there must be one, and keeps what was typed', async () => {
    const page = await openAccount(stage, (path) =>
      path.endsWith('/name') ? ({ code: 'invalid_input', requestId: 'r' } as never) : ACCOUNT,
    )
    await page.getByRole('button', { name: 'Change name' }).click()
    await page.getByLabel('First name').fill(' ')
    await page.getByRole('button', { name: 'Save name' }).click()
    const alert = page.getByRole('alert')
    await expect
      .poll(() => alert.textContent())
      .toBe('Type at least one of the two names, 100 characters each at the most.')
    expect(await page.getByLabel('First name').getAttribute('aria-describedby')).toBe('wrong')
    expect(await page.getByLabel('Last name').inputValue()).toBe('Reporter')
  })
})

describe('the own telephone', () => {
  it('is changed by keys alone, with what it is for beside it', async () => {
    const page = await openAccount(stage, ACCOUNT)
    await page.getByRole('button', { name: 'Change telephone' }).press('Enter')
    const field = page.getByLabel('Telephone')
    await expect.poll(() => field.evaluate((it) => it.matches(':focus'))).toBe(true)
    expect(await field.inputValue()).toBe('+46 8 123 456 78')
    await expect.poll(() => page.getByText('It lets nobody in').count()).toBe(1)
    await field.fill('070-123 45 67')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('[data-row=own-telephone] + [role=status]').textContent())
      .toBe('Your telephone number is saved.')
    expect(await page.getByText('Your telephone number is saved.').count()).toBe(1)
    expect(sent('account/telephone')).toEqual({ portal: 'example', telephone: '070-123 45 67' })
  })

  it('says at the field that it is no number, and leads to our own page where that is needed', async () => {
    let code = 'invalid_input'
    const page = await openAccount(stage, (path) =>
      path.endsWith('/telephone') ? ({ code, requestId: 'r' } as never) : ACCOUNT,
    )
    await page.getByRole('button', { name: 'Change telephone' }).click()
    await page.getByRole('button', { name: 'Save telephone' }).click()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('the whole number')
    expect(await page.getByLabel('Telephone').getAttribute('aria-describedby')).toContain('wrong')
    code = 'own_page_needed'
    await page.getByRole('button', { name: 'Save telephone' }).click()
    const way = page.getByRole('alert').getByRole('link')
    await expect.poll(() => way.getAttribute('href')).toMatch(/\/p\/example\/account$/)
  })
})

describe('the language of mails', () => {
  it('is said beside it to be changed', async () => {
    const page = await openAccount(stage, ACCOUNT)
    const language = page.locator('form', { has: page.getByLabel('Language of mails') })
    await language.getByRole('button').press('Enter')
    await expect.poll(() => language.getByRole('status').textContent()).not.toBe('')
    expect(await language.getByRole('status').textContent()).toBe(
      'The language of mails is changed.',
    )
  })
})

describe('the own address', () => {
  it('is proven by a code, by keys alone, and then asks for a factor', async () => {
    const page = await openAccount(stage, (path) => {
      if (path === 'account/address/code') return { reference: 'KTR', lastsSeconds: 600 } as never
      if (path === 'account/address/prove') return null
      return path.startsWith('flows') ? viewOf('confirm') : ACCOUNT
    })
    await page.getByRole('button', { name: 'Change e-mail address' }).press('Enter')
    await page.getByLabel('New e-mail address').fill('new@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('Reference KTR').waitFor()
    const code = page.getByLabel('Code, 8 digits')
    await expect.poll(() => code.evaluate((it) => it.matches(':focus'))).toBe(true)
    await page.keyboard.type('1234 5678')
    await page.keyboard.press('Enter')
    const asked = page.locator('farstu-confirm')
    await asked.waitFor({ state: 'attached' })
    expect(await asked.getAttribute('act')).toBe('address.change')
    expect(await asked.getAttribute('object')).toBe('new@example.org')
    expect(sent('account/address/prove')).toEqual({
      portal: 'example',
      address: 'new@example.org',
      code: '1234 5678',
    })
  })

  it('says at the field what is wrong with it', async () => {
    const page = await openAccount(stage, (path) =>
      path.endsWith('/code') ? ({ code: 'invalid_input', requestId: 'r' } as never) : ACCOUNT,
    )
    await page.getByRole('button', { name: 'Change e-mail address' }).click()
    await page.getByRole('button', { name: 'Send code' }).click()
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain('another e-mail address')
  })
})

describe('signing out in the own account', () => {
  it('ends this session, tells the page, and asks who signs in', async () => {
    let isOut = false
    const page = await openAccount(stage, (path) => {
      if (path === 'session/end') isOut = true
      return isOut ? viewOf('identify') : ACCOUNT
    })
    const told = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('farstu-signed-out', () => resolve('told')),
        ),
    )
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    expect(await told).toBe('told')
    await page.locator('farstu-login').waitFor()
    expect(sent('session/end')).toEqual({ portal: 'example' })
    expect(await page.getByText('reporter@example.org').count()).toBe(0)
  })
})

describe('a notice that was accepted', () => {
  it('is read again and closed by keys alone, in the language that it was accepted in', async () => {
    const page = await openAccount(stage, ACCOUNT)
    const read = page.getByRole('button', { name: 'Read again: Privacy notice, version 2' })
    await read.press('Enter')
    const opened = page.getByRole('group', { name: ACCEPTED.title })
    await opened.getByText('Du kan få veta vad som finns om dig.').waitFor()
    expect(sent('account/notices/read')).toEqual({
      portal: 'example',
      document: 'privacy',
      version: 2,
    })
    const heading = opened.getByRole('heading', { name: ACCEPTED.title })
    expect(await heading.getAttribute('lang')).toBe('sv')
    expect(await heading.evaluate((it) => it.matches(':focus'))).toBe(true)
    await opened.getByRole('button', { name: 'Close' }).press('Enter')
    await opened.waitFor({ state: 'detached' })
    await expect.poll(() => read.evaluate((it) => it.matches(':focus'))).toBe(true)
  })

  it('is a text file of its own name, whole, with version and day', async () => {
    const page = await openAccount(stage, ACCOUNT)
    await page.getByRole('button', { name: 'Read again' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('Dina personuppgifter, version 2.txt')
    const lines = (await text(await file.createReadStream())).split('\r\n')
    expect(lines[0]).toBe(ACCEPTED.title)
    expect(lines[2]).toMatch(/^Version 2, accepted 3 Nov 2026, 10:12$/)
    expect(lines).toContain('Organisationsnummer 000000-0000.')
    expect(lines.at(-2)).toBe('Du kan få veta vad som finns om dig.')
  })

  it('says beside it that it could not be fetched, and is asked for again', async () => {
    let isBack = false
    const page = await openAccount(stage, (path) => {
      if (path !== 'account/notices/read') return ACCOUNT
      return isBack ? ACCEPTED : 'nonsense'
    })
    const read = page.getByRole('button', { name: 'Read again' })
    await read.click()
    await page.getByRole('alert').getByText('cannot reach').waitFor()
    isBack = true
    await read.click()
    await page.getByRole('heading', { name: ACCEPTED.title }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
