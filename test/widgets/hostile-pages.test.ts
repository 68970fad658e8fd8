import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { pageOf, useStage } from './support/browser.ts'
import {
  drawnFields,
  everyPart,
  headWith,
  isCodeDrawn,
  policyUnder,
  SHEETS,
  STEPS,
} from './support/hostile.ts'
import { viewOf } from './support/views.ts'

/**
 * Pages that mean no harm and do a lot of it: resets, frameworks' sheets, forms around us, strict
 * policies. A step must look and work there as it does in an empty page.
 */
const stage = useStage()

async function look(step: StepName, css?: string): Promise<unknown> {
  stage.standIn.play(() => viewOf(step))
  const page = await stage.open({ reducedMotion: 'reduce' })
  const html = pageOf(stage.standIn.api, stage.element(), headWith(css))
  await page.goto(stage.standIn.show('/', { html }))
  await page.locator('farstu-login[step]:not([busy])').waitFor({ state: 'attached' })
  await page.waitForFunction(isCodeDrawn)
  const seen = await page.evaluate(drawnFields)
  await page.close()
  return seen
}

describe('the fields look the same', () => {
  for (const [name, css] of Object.entries(SHEETS))
    it(`next to ${name}`, { timeout: 60_000 }, async () => {
      for (const step of STEPS) expect.soft(await look(step, css), step).toEqual(await look(step))
    })
})

describe('a form of the host around the element', () => {
  it('is neither submitted nor given our fields', async () => {
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? 'totp' : 'password'))
    const page = await stage.open()
    const form = `<form id="host" action="/elsewhere">${stage.element()}<input name="own" value="1"></form>`
    const url = stage.standIn.show('/', { html: pageOf(stage.standIn.api, form) })
    await page.goto(url)
    await page.evaluate(() => {
      const host = document.querySelector('form')
      host?.addEventListener('submit', () => host.setAttribute('data-submitted', ''))
    })
    await page.locator('input[name=password]').fill('something')
    await page.keyboard.press('Enter')
    await page.locator('farstu-login[step=totp]').waitFor()
    const host = await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#host')
      return form && [form.hasAttribute('data-submitted'), [...new FormData(form).keys()]]
    })
    expect(host).toEqual([false, ['own']])
    expect(page.url()).toBe(url)
  })
})

describe('T-113: a strict policy of the page', () => {
  /** A whole journey, through every part that is loaded later. */
  async function walk(page: Page): Promise<void> {
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await page.locator('farstu-login[step=email-code]').waitFor()
    await page.locator('input[name=code]').pressSequentially('123456')
    await page.locator('farstu-login[step=register]').waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.locator('farstu-login[step=totp-enrol]').waitFor()
    await page.locator('input[name=code]').pressSequentially('654321')
    await page.locator('farstu-login[step=new-password]').waitFor()
    await page.locator('input[name=password]').fill('Regnbågen 7!')
    await page.locator('input[name=again]').fill('Regnbågen 7!')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'OK' }).click()
    await page.locator('farstu-login[step=done]').waitFor()
  }

  async function visit(html: string, heading: string): Promise<{ page: Page; refused: string[] }> {
    const page = await stage.open()
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    page.on('pageerror', (error) => refused.push(error.message))
    await page.goto(
      stage.standIn.show('/', { html, headers: policyUnder(heading, stage.standIn.api) }),
    )
    return { page, refused }
  }

  it('is kept: nothing inline, nothing but the policy of Lit', async () => {
    stage.standIn.play(everyPart())
    const html = pageOf(stage.standIn.api, stage.element())
    const { page, refused } = await visit(html, 'With the script from the API')
    await walk(page)
    expect(refused).toEqual([])
  })

  it('lets a host have a Lit of its own', async () => {
    stage.standIn.play(() => viewOf('identify'))
    const body = `<host-hello></host-hello><script type="module" src="/lit.js"></script>${stage.element()}`
    const html = pageOf(stage.standIn.api, body)
    const { page, refused } = await visit(html, 'With a Lit of your own')
    await page.locator('farstu-login[step=identify]').waitFor()
    await page.getByText('Hello from the host').waitFor()
    expect(refused).toEqual([])
  })

  it('may trust by nonce what our script loads', async () => {
    stage.standIn.play(everyPart())
    const nonce = 'nonce="NEW-FOR-EACH-ANSWER"'
    const html = pageOf(stage.standIn.api, stage.element()).replace('<script', `<script ${nonce}`)
    const { page, refused } = await visit(html, "With nonces and `'strict-dynamic'`")
    await walk(page)
    expect(refused).toEqual([])
  })
})

describe('T-113: texts from the server', () => {
  it('are shown as text, and links lead to the web only', async () => {
    const evil = '<img src=x onerror="window.hurt = true">'
    const help = [
      { label: evil, telephone: null, hours: null, mail: null, url: 'javascript:window.hurt=true' },
    ]
    stage.standIn.play(() =>
      viewOf({ ...viewOf('notice').step, title: evil } as ReturnType<typeof viewOf>['step'], {
        help,
      }),
    )
    const page = await stage.open()
    await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
    await page.getByRole('button', { name: 'Need help?' }).click()
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toContain(evil)
    expect(await page.locator('farstu-help a').count()).toBe(0)
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  })
})

describe('password managers', () => {
  const fields = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('form input')].map((input) =>
        ['type', 'name', 'autocomplete'].map((name) => input.getAttribute(name)).join(' '),
      ),
    )

  const expected: Readonly<Partial<Record<StepName, readonly string[]>>> = {
    identify: ['text username username'],
    password: ['text username username', 'password password current-password'],
    totp: ['text code one-time-code'],
    'new-password': [
      'text username username',
      'password password new-password',
      'password again new-password',
    ],
  }

  for (const [step, wanted] of Object.entries(expected))
    it(`see the fields of ${step} in the page’s own tree`, async () => {
      stage.standIn.play(() => viewOf(step as StepName))
      const page = await stage.open()
      await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
      await page.locator('farstu-login[step]').waitFor()
      expect(await fields(page)).toEqual(wanted)
    })

  it('are never given a masked address to file a password under', async () => {
    stage.standIn.play(() =>
      viewOf('password', { who: { address: 'k•••@e•••.org', masked: true } }),
    )
    const page = await stage.open()
    await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
    await page.locator('farstu-login[step]').waitFor()
    expect(await fields(page)).toEqual(['password password current-password'])
    expect(await page.getByText('k•••@e•••.org').isVisible()).toBe(true)
  })
})
