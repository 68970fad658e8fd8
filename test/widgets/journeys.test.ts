import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { pageOf, useStage } from './support/browser.ts'
import { eventsOf, openHost, ready, starts } from './support/host.ts'
import type { Call } from './support/stand-in.ts'
import { stepOf, viewOf } from './support/views.ts'

const stage = useStage()

describe('a live session', () => {
  const session = { name: 'Kim Exempel', address: 'kim@example.org' }
  const script = ({ path }: Call) => {
    if (path === 'session/end') return null
    return viewOf(path.endsWith('/answer') ? 'done' : stepOf('identify', { session }))
  }

  it('waits for the press', async () => {
    stage.standIn.play(script)
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: 'Continue as Kim Exempel' }).click()
    await ready(page, 'done')
    expect(stage.standIn.calls.at(-1)?.body).toEqual({
      answer: { step: 'identify', continue: true },
    })
  })

  it('continues by itself where the host says so, but never after signing out', async () => {
    stage.standIn.play(script)
    const page = await openHost(stage, stage.element('auto'))
    await ready(page, 'done')
    await page.evaluate(() => document.querySelector('farstu-login')?.signOut())
    await ready(page, 'identify')
    expect(await eventsOf(page)).toContainEqual(['signed-out', null])
    expect(stage.standIn.calls.map(({ path }) => path)).toEqual([
      'flows',
      'flows/f1/answer',
      'session/end',
      'flows',
    ])
  })

  it('gives way to another address', async () => {
    stage.standIn.play(script)
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: 'Use another address' }).click()
    await expect.poll(() => page.getByLabel('E-mail address').isVisible()).toBe(true)
  })
})

describe('an invitation', () => {
  const element = () =>
    `<farstu-invitation api="${stage.standIn.api}" portal="example"></farstu-invitation>`

  async function follow(fragment: string): Promise<Page> {
    const page = await stage.open()
    const html = pageOf(stage.standIn.api, element())
    await page.goto(stage.standIn.show('/join', { html }) + fragment)
    await page.locator('farstu-invitation[step]').waitFor()
    return page
  }

  it('takes its token out of the address bar and sends it once', async () => {
    stage.standIn.play(() => viewOf(stepOf('email-code', { sent: null, resendInSeconds: 0 })))
    const page = await follow('#chapter&farstu-invitation=token-of-the-link')
    expect(new URL(page.url()).hash).toBe('#chapter')
    expect(stage.standIn.calls[0]?.body).toEqual({
      portal: 'example',
      journey: 'invitation',
      invitation: 'token-of-the-link',
    })
    await page.reload()
    await page.locator('farstu-invitation[step]').waitFor()
    expect(stage.standIn.calls.at(-1)).toMatchObject({ path: 'flows/f1/resume' })
  })

  it('begins anew when another link is followed in the same page', async () => {
    stage.standIn.play(() => viewOf('email-code'))
    const page = await follow('#farstu-invitation=first')
    await page.evaluate(() => {
      location.hash = 'farstu-invitation=second'
    })
    await expect
      .poll(() => starts(stage.standIn.calls).map(({ body }) => body.invitation))
      .toEqual(['first', 'second'])
    expect(await page.evaluate(() => location.hash)).toBe('')
  })

  it('asks for the address where there is no token', async () => {
    stage.standIn.play(() => viewOf('identify', { journey: 'invitation' }))
    const page = await follow('')
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toContain('e‑mail address')
  })

  it('is reached from signing in, in place', async () => {
    stage.standIn.play(({ body }) =>
      viewOf('identify', { journey: body.journey === 'invitation' ? 'invitation' : 'sign-in' }),
    )
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: /Have you been invited/ }).click()
    await page.getByRole('button', { name: 'Back to sign in' }).waitFor()
    expect(starts(stage.standIn.calls).map(({ body }) => body.journey)).toEqual([
      'sign-in',
      'invitation',
    ])
  })
})

describe('an address to prove', () => {
  const sending = stepOf('email-code', { purpose: 'verify', sent: null, resendInSeconds: 0 })
  const done = stepOf('done', { acr: null, amr: [], person: '' })
  const element = (attributes: string) =>
    `<farstu-email-code api="${stage.standIn.api}" portal="example" ${attributes}></farstu-email-code>`

  it('is named by the host’s server, which is handed a code at the end', async () => {
    stage.standIn.play(({ path }) =>
      viewOf(path.endsWith('/answer') ? done : sending, { journey: 'verify-email' }),
    )
    const page = await openHost(stage, element('verification="of-the-host" state="of-the-visit"'))
    await page.locator('farstu-email-code[step=email-code]').waitFor()
    expect(stage.standIn.calls[0]?.body).toEqual({
      portal: 'example',
      journey: 'verify-email',
      verification: 'of-the-host',
      state: 'of-the-visit',
    })
    await page.getByRole('button', { name: 'Send verification code' }).click()
    await page.getByRole('heading', { name: 'Your e‑mail address is verified' }).waitFor()
    const events = await eventsOf(page)
    expect(events).toContainEqual([
      'verified',
      { code: 'one-time-code', state: 'state-of-the-host' },
    ])
    expect(events).not.toContainEqual(expect.arrayContaining(['signed-in']))
  })

  it('begins anew when the host names another', async () => {
    stage.standIn.play(() => viewOf(sending, { journey: 'verify-email' }))
    const page = await openHost(stage, element('verification="first"'))
    await page.locator('farstu-email-code[step]').waitFor()
    await page.evaluate(() => {
      const element = document.querySelector('farstu-email-code')
      if (element) element.verification = 'second'
    })
    await expect
      .poll(() => starts(stage.standIn.calls).map(({ body }) => body.verification))
      .toEqual(['first', 'second'])
  })
})

describe('one more authenticator app', () => {
  it('is added without signing anybody in', async () => {
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer')
        ? viewOf(stepOf('done', { acr: null, code: null, state: null }), { journey: 'add-method' })
        : viewOf('totp-enrol', { journey: 'add-method', progress: null }),
    )
    const { api } = stage.standIn
    const page = await openHost(
      stage,
      `<farstu-authenticator api="${api}" portal="example"></farstu-authenticator>`,
    )
    await page.getByLabel('Code from the app').fill('123456')
    await page.getByRole('heading', { name: 'It is added' }).waitFor()
    expect(stage.standIn.calls[0]?.body).toEqual({ portal: 'example', journey: 'add-method' })
    expect(await eventsOf(page)).toEqual([
      ['step', { step: 'totp-enrol' }],
      ['enrolled', { method: 'totp' }],
      ['step', { step: 'done' }],
    ])
  })
})

describe('language', () => {
  const heading = (page: Page) => page.getByRole('heading', { level: 2 }).textContent()

  it('is that of the nearest ancestor, out through shadow roots', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, '<section lang="sv-FI"><div id="host"></div></section>')
    await page.evaluate((markup) => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' })
      const template = new DOMParser().parseFromString(markup, 'text/html')
      root?.append(...template.body.children)
    }, stage.element())
    await ready(page, 'identify')
    expect(await heading(page)).toBe('Logga in')
  })

  it('changes with the page, keeping what was typed', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element())
    await page.getByLabel('E-mail address').fill('kim@exa')
    await page.evaluate(() => {
      document.documentElement.lang = 'sv'
    })
    await expect.poll(() => heading(page)).toBe('Logga in')
    expect(await page.getByLabel('E-postadress').inputValue()).toBe('kim@exa')
  })

  const toSwedish = (page: Page) =>
    page.evaluate(() => {
      document.documentElement.lang = 'sv'
    })

  it('changes without bringing back a step that was left meanwhile', async () => {
    let current: StepName = 'password'
    let refresh: () => void = () => undefined
    const later = new Promise<void>((resolve) => {
      refresh = resolve
    })
    stage.standIn.play(({ path }) => {
      if (path.endsWith('/answer')) current = 'totp'
      const view = viewOf(current)
      return path.endsWith('/resume') ? later.then(() => view) : view
    })
    const page = await openHost(stage, stage.element())
    await ready(page, 'password')
    await toSwedish(page)
    await expect.poll(() => stage.standIn.calls.at(-1)?.path).toBe('flows/f1/resume')
    await page.locator('input[name=password]').fill('something')
    await page.keyboard.press('Enter')
    await ready(page, 'totp')
    const answered = page.waitForResponse(/resume$/)
    refresh()
    await answered
    await ready(page, 'totp')
    expect(await page.locator('farstu-step-password').count()).toBe(0)
  })

  it('changes the help contacts too', async () => {
    const help = (label: string) => [
      { label, telephone: null, hours: null, mail: 'help@example.org', url: null },
    ]
    stage.standIn.play(({ headers }) =>
      viewOf('password', {
        help: help(headers['accept-language'] === 'sv' ? 'Inloggning' : 'Signing in'),
      }),
    )
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: 'Need help?' }).click()
    await page.getByText('Signing in', { exact: true }).waitFor()
    await toSwedish(page)
    await page.getByText('Inloggning', { exact: true }).waitFor()
  })

  it('is told as out of reach only while it is wanted', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'identify')
    await page.route('**/first.sv-*.js', (route) => route.abort())
    await toSwedish(page)
    await page.getByRole('alert').waitFor()
    await page.evaluate(() => {
      document.documentElement.lang = 'en'
    })
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await ready(page, 'identify')
  })

  it('falls back to English', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element('lang="da"'))
    await ready(page, 'identify')
    expect(await heading(page)).toBe('Sign in')
  })
})
