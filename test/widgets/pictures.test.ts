import { expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { illustrate } from '../support/pictures.ts'
import { pageOf, useStage } from './support/browser.ts'
import { MASKED, viewOf } from './support/views.ts'

const stage = useStage()
/** Of the picture, in px: the set-up of an app goes on below. */
const MOST_HEIGHT = 1160
const STEPS: readonly StepName[] = ['email-code', 'totp-enrol', 'new-password']

const HEAD = `<style>
  body { margin: 0; background: #f4f6f9; color: #17212e; font: 16px/1.5 sans-serif }
  h1 { position: absolute; clip-path: inset(50%) }
  main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px; padding: 24px; align-items: start }
  farstu-invitation { --farstu-accent: #1f4e79; --farstu-surface: #fff; --farstu-border-width: 1px;
    --farstu-padding: 20px }
</style>`

it('an invitation, step by step, stands three times in one page', async () => {
  const { standIn } = stage
  // Each element has a portal of its own here, by which the API tells them apart.
  standIn.play(({ body }) => {
    const step = STEPS.find((name) => name === body.portal) ?? 'identify'
    return viewOf(step, { flow: step, ...(step === 'email-code' && { who: MASKED }) })
  })
  const elements = STEPS.map(
    (step) => `<farstu-invitation api="${standIn.api}" portal="${step}"></farstu-invitation>`,
  )
  const page = await stage.open({ viewport: { width: 1120, height: 900 } })
  const html = pageOf(standIn.api, elements.join(''), HEAD)
  await page.goto(standIn.show('/', { html }))
  for (const step of STEPS) await page.locator(`farstu-invitation[step=${step}]`).waitFor()
  await page.locator('input[name=password]').fill('Regnbågen 7!')
  await page.mouse.click(1, 1)
  expect(await page.locator('farstu-invitation[step]').count()).toBe(STEPS.length)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await illustrate(page, 'invitation', Math.min(height, MOST_HEIGHT))
})
