import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from './support/browser.ts'
import { eventsOf, openHost, ready, starts } from './support/host.ts'
import type { Call } from './support/stand-in.ts'
import { problemOf, viewOf } from './support/views.ts'

const stage = useStage()

describe('starting', () => {
  it('sends what the host asks for, and nothing else', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const attributes =
      'state="state-of-the-host" acr="aal2" max-age="300" address="kim@example.org" lang="sv"'
    await ready(await openHost(stage, stage.element(attributes)), 'identify')
    const [call] = stage.standIn.calls
    expect(call?.body).toEqual({
      portal: 'example',
      journey: 'sign-in',
      state: 'state-of-the-host',
      acr: 'aal2',
      maxAgeSeconds: 300,
      address: 'kim@example.org',
    })
    expect(call?.headers).toMatchObject({
      'x-farstu-client': '1',
      'accept-language': 'sv',
      'content-type': 'application/json',
    })
  })

  it('shows the plain link until the first step is ready', async () => {
    let answer: () => void = () => undefined
    const later = new Promise<void>((resolve) => {
      answer = resolve
    })
    stage.standIn.play(() => later.then(() => viewOf('identify')))
    const page = await openHost(stage, stage.element())
    const link = page.getByRole('link', { name: 'Sign in' })
    await page.locator('farstu-login[busy]').waitFor()
    expect(await link.isVisible()).toBe(true)
    answer()
    await ready(page, 'identify')
    expect(await link.isVisible()).toBe(false)
  })

  it('keeps the plain link and offers a retry when the API is out of reach', async () => {
    stage.standIn.play(() => 'lost')
    const page = await openHost(stage, stage.element())
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true)
    stage.standIn.play(() => viewOf('identify'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await ready(page, 'identify')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('waits until the host has said which API and portal', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, '<farstu-login></farstu-login>')
    await page.evaluate((api) => {
      const login = document.querySelector('farstu-login')
      login?.setAttribute('api', `${api}/`)
      login?.setAttribute('portal', 'example')
    }, stage.standIn.api)
    await ready(page, 'identify')
    expect(starts(stage.standIn.calls)).toHaveLength(1)
  })

  it('gives two elements two flows', async () => {
    let count = 0
    stage.standIn.play(() => viewOf('identify', { flow: `f${++count}` }))
    const page = await openHost(stage, stage.element() + stage.element())
    await page.locator('farstu-login[step]').nth(1).waitFor()
    const kept = await page.evaluate(() => Object.values(sessionStorage).sort())
    expect(kept).toEqual(['f1', 'f2'])
  })
})

describe('colours', () => {
  it('are those of the theme when it is set as a property', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'identify')
    await page.evaluate(() => {
      const login = document.querySelector('farstu-login')
      if (login) login.theme = 'dark'
    })
    await page.locator('farstu-login[theme=dark] .frame.dark').waitFor()
    const colour = await page
      .locator('farstu-login .frame')
      .evaluate((frame) => getComputedStyle(frame).color)
    expect(colour).toBe('rgb(233, 237, 240)')
  })
})

describe('resuming', () => {
  it('goes on after a reload with the flow kept from before', async () => {
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/resume') ? 'totp' : 'identify'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'identify')
    await page.reload()
    await ready(page, 'totp')
    expect(stage.standIn.calls.at(-1)).toMatchObject({ path: 'flows/f1/resume' })
  })

  it('keeps nothing in the browser but the flow’s id', async () => {
    stage.standIn.play(() => viewOf('password'))
    const page = await openHost(stage, stage.element('state="state-of-the-host"'))
    await page.locator('input[name=password]').fill('a secret of mine')
    const kept = await page.evaluate(() => [Object.values(sessionStorage), { ...localStorage }])
    expect(kept).toEqual([['f1'], {}])
  })

  it('starts anew, and says so, when the flow is gone', async () => {
    stage.standIn.play(({ path }) => viewOf(path === 'flows' ? 'identify' : 'totp'))
    const page = await openHost(stage, stage.element())
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await ready(page, 'totp')
    stage.standIn.play(({ path }) =>
      path === 'flows' ? viewOf('password', { flow: 'f2' }) : problemOf('flow_not_found'),
    )
    await page.locator('input[name=code]').pressSequentially('123456')
    await ready(page, 'password')
    expect(await page.getByRole('status').first().textContent()).toContain('back at the start')
    expect(starts(stage.standIn.calls)[0]?.body.address).toBe('kim@example.org')
  })

  it('says so when the browser sends no cookie, and keeps what was typed', async () => {
    const withoutCookie = ({ path }: Call) =>
      path === 'flows' ? viewOf('identify') : problemOf('flow_not_found')
    stage.standIn.play(withoutCookie)
    const page = await openHost(stage, stage.element())
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('Your browser does not keep the cookie').waitFor()
    expect(starts(stage.standIn.calls)).toHaveLength(2)
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('kim@example.org')
    expect(await eventsOf(page)).toContainEqual(['error', { code: 'cookies_refused' }])
  })

  it('gives a first answer to a new flow when the page stood open too long', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'identify')
    stage.standIn.play(({ path }) => {
      if (path === 'flows') return viewOf('identify', { flow: 'f2' })
      return path === 'flows/f2/answer'
        ? viewOf('password', { flow: 'f2' })
        : problemOf('flow_not_found')
    })
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await ready(page, 'password')
    expect(await page.getByRole('status').filter({ hasText: 'a while' }).count()).toBe(0)
  })

  it('starts anew when a page kept as signed in is gone back to', async () => {
    stage.standIn.play(() => viewOf('done'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'done')
    stage.standIn.play(() => viewOf('identify', { flow: 'f2' }))
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await ready(page, 'identify')
  })

  it('works where session storage is refused', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const page = await stage.open()
    await page.addInitScript(() => {
      const get = (): never => {
        throw new DOMException('refused', 'SecurityError')
      }
      Object.defineProperty(window, 'sessionStorage', { get })
    })
    const html = pageOf(stage.standIn.api, stage.element())
    await page.goto(stage.standIn.show('/', { html }))
    await ready(page, 'identify')
  })

  it('continues with what was typed when removed and put back', async () => {
    stage.standIn.play(() => viewOf('password'))
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=password]').fill('half a pass')
    await page.evaluate(() => {
      const login = document.querySelector('farstu-login')
      login?.remove()
      if (login) document.querySelector('main')?.append(login)
    })
    expect(await page.locator('input[name=password]').inputValue()).toBe('half a pass')
    expect(starts(stage.standIn.calls)).toHaveLength(1)
  })

  it('draws the current step when an answer came too late', async () => {
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer')
        ? problemOf('step_changed', { view: viewOf('totp') })
        : viewOf('password'),
    )
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=password]').fill('something')
    await page.keyboard.press('Enter')
    await ready(page, 'totp')
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

describe('telling the host', () => {
  it('names each step and hands over the code with its state', async () => {
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? 'done' : 'password'))
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=password]').fill('something')
    await page.keyboard.press('Enter')
    await ready(page, 'done')
    expect(await eventsOf(page)).toEqual([
      ['step', { step: 'password' }],
      ['signed-in', { code: 'one-time-code', state: 'state-of-the-host' }],
      ['step', { step: 'done' }],
    ])
  })

  it('tells of an enrolled method', async () => {
    stage.standIn.play(({ path }) =>
      viewOf(path.endsWith('/answer') ? 'new-password' : 'totp-enrol'),
    )
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=code]').pressSequentially('123456')
    await ready(page, 'new-password')
    expect(await eventsOf(page)).toContainEqual(['enrolled', { method: 'totp' }])
  })

  it('tells of cancelling, ends the flow and offers to start again', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/cancel') ? null : viewOf('password')))
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'You have cancelled' }).waitFor()
    expect(await eventsOf(page)).toContainEqual(['cancelled', null])
    await page.getByRole('button', { name: 'Start again' }).click()
    await ready(page, 'password')
    expect(stage.standIn.calls.map(({ path }) => path)).toContain('flows/f1/cancel')
  })

  it('begins anew only when the flow given up has ended, which would be found again before', async () => {
    let end: (answer: null) => void = () => undefined
    const ended = new Promise<null>((resolve) => {
      end = resolve
    })
    stage.standIn.play(({ path }) => (path.endsWith('/cancel') ? ended : viewOf('password')))
    const page = await openHost(stage, stage.element())
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect.poll(() => stage.standIn.calls.at(-1)?.path).toBe('flows/f1/cancel')
    await page.locator('farstu-login[busy]').waitFor()
    expect(starts(stage.standIn.calls)).toHaveLength(1)
    end(null)
    await expect.poll(() => starts(stage.standIn.calls)).toHaveLength(2)
  })

  it('tells of failures by their code', async () => {
    stage.standIn.play(() => 'nonsense')
    const page = await openHost(stage, stage.element())
    await page.getByRole('alert').waitFor()
    expect(await eventsOf(page)).toEqual([['error', { code: 'offline' }]])
  })
})
