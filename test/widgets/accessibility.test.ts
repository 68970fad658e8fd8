import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from './support/browser.ts'
import { openPlayhouse } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'
import { focused } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

async function open(page: Page): Promise<void> {
  const html = pageOf(stage.standIn.api, `<input id="own" autofocus>${stage.element()}`)
  await page.goto(stage.standIn.show('/', { html }))
  await page.locator('farstu-login[step]:not([busy])').waitFor()
}

describe('focus', () => {
  it('is left to the page at first and follows the steps afterwards', async () => {
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? 'password' : 'identify'))
    const page = await stage.open()
    await open(page)
    expect(await focused(page)).toBe('input')
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('h2 Enter your password')
  })

  it('goes back to the field that was refused, whose message describes it', async () => {
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer') ? problemOf('wrong_password') : viewOf('password'),
    )
    const page = await stage.open()
    await open(page)
    await page.locator('input[name=password]').fill('something')
    await page.keyboard.press('Enter')
    await page.locator('input[name=password][aria-invalid=true]').waitFor()
    await expect.poll(() => focused(page)).toBe('input password')
    const message = await page.evaluate(() => {
      const input = document.querySelector('input[name=password]')
      const id = input?.getAttribute('aria-describedby') ?? ''
      const element = document.getElementById(id)
      return [
        input?.getAttribute('aria-invalid'),
        element?.getAttribute('role'),
        element?.textContent,
      ]
    })
    expect(message).toEqual([
      'true',
      'alert',
      'That password did not match this address. Check both and try again.',
    ])
  })

  it('reaches everything by keyboard, and Enter and Space act', async () => {
    const steps = ['identify', 'password', 'totp', 'done'] as const
    let at = 0
    stage.standIn.play(({ path }) => viewOf(steps[path.endsWith('/answer') ? ++at : at] ?? 'done'))
    const page = await stage.open()
    await open(page)
    await page.keyboard.press('Tab')
    await page.keyboard.type('kim@example.org')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('h2 Enter your password')
    const stops: string[] = []
    for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await page.keyboard.press('Tab')
      stops.push(await focused(page))
    }
    expect(stops).toEqual([
      'input username',
      'button Not you?',
      'input password',
      'button Show',
      'button Sign in',
      'button Forgotten your password, or never chose one?',
      'button Need help?',
      'button Start over',
    ])
    await page.locator('input[name=password]').focus()
    await page.keyboard.type('correct horse')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.locator('input[name=password]').getAttribute('type')).toBe('text')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('h2 Enter the code from your app')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('123456')
    await expect.poll(() => focused(page)).toBe('h2 Welcome, Kim Exempel')
  })

  it('moves to the help contacts of somebody without their device', async () => {
    const lost = stepOf('pick', { lost: 'totp' })
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? lost : 'totp'))
    const page = await stage.open()
    await open(page)
    await page.getByRole('button', { name: 'I no longer have this device' }).click()
    await expect.poll(() => focused(page)).toBe('h2 Without that device')
    await expect
      .poll(() => page.locator('farstu-step-pick').getByText('+46 8 000 00 00').isVisible())
      .toBe(true)
  })
})

describe('targets', () => {
  it('are at least 44 px high, also where the host makes 1rem small', async () => {
    const page = await stage.open({ viewport: { width: 320, height: 640 } })
    const head = '<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>'
    for (const step of ['email-code', 'totp-enrol', 'new-password', 'denied'] as const) {
      stage.standIn.play(() => viewOf(step))
      const html = pageOf(stage.standIn.api, stage.element(), head)
      await page.goto(stage.standIn.show(`/${step}`, { html }))
      await page.locator('farstu-login[step]:not([busy])').waitFor()
      const targets = page.locator('farstu-login').locator('button, summary, input, a.target')
      for (const target of await targets.all()) {
        if (!(await target.isVisible())) continue
        const box = await target.boundingBox()
        if (box)
          expect
            .soft(box.height, `${step}: ${await target.textContent()}`)
            .toBeGreaterThanOrEqual(44)
      }
    }
  })
})

describe('narrow places', () => {
  it('fit 320 px, and text twice as large, without scrolling sideways', async () => {
    for (const size of ['100%', '200%']) {
      const head = `<style>html { font-size: ${size} }</style>`
      const viewport = { width: 320, height: 640 }
      const { page, show } = await openPlayhouse(stage, { head, viewport })
      for (const [name, scene] of Object.entries(SCENES)) {
        if (scene.act) continue
        await show(scene, 'lang="sv"')
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(width, `${name} at ${size}`).toBeLessThanOrEqual(320)
      }
    }
  }, 120_000)
})
