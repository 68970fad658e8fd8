/** What the guides to passkeys, security keys and this device show: drawn from the steps themselves. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { FlowView } from '../../../api/contract/views.ts'
import { illustrate } from '../../support/pictures.ts'
import { pageOf, useStage } from '../support/browser.ts'
import { IN_A_MANAGER, KEY, ON_THIS_DEVICE, plug, type Virtual } from '../support/credentials.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
/** Of one element, in px: a phone. */
const PHONE = 360
const GAP = 24

const headFor = (columns: number): string => `<style>
  body { margin: 0; background: #f4f6f9; color: #17212e; font: 16px/1.5 sans-serif }
  h1 { position: absolute; clip-path: inset(50%) }
  main { display: grid; grid-template-columns: repeat(${columns}, ${PHONE}px); gap: ${GAP}px; padding: ${GAP}px; align-items: start }
  farstu-login { --farstu-accent: #1f4e79; --farstu-surface: #fff; --farstu-border-width: 1px; --farstu-padding: 20px }
</style>`

type Shown = Readonly<Record<string, FlowView>>

/** The steps side by side, each in an element of its own, which the API tells apart by its portal. */
async function sideBySide(shown: Shown, virtual?: Virtual): Promise<Page> {
  const { standIn } = stage
  const names = Object.keys(shown)
  standIn.play(({ body }) => shown[String(body.portal)] ?? viewOf('identify'))
  const elements = names.map(
    (name) => `<farstu-login api="${standIn.api}" portal="${name}"></farstu-login>`,
  )
  const width = names.length * (PHONE + GAP) + GAP
  const page = await stage.open({ viewport: { width, height: 900 } })
  // Before the steps are drawn: they ask the browser whether there is finger, face or PIN.
  if (virtual) await plug(page, virtual)
  const html = pageOf(standIn.api, elements.join(''), headFor(names.length))
  await page.goto(standIn.show('/', { html }))
  for (const name of names) await page.locator(`farstu-login[portal=${name}][step]`).waitFor()
  return page
}

/** Whole, down to the end of the longest. */
async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.click(1, 1)
  const ends = await page
    .locator('farstu-login')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom))
  await illustrate(page, name, Math.ceil(Math.max(...ends)) + GAP)
}

const at = (step: Parameters<typeof viewOf>[0], flow: string): FlowView => viewOf(step, { flow })

it.each([
  ['passkey', 'My password manager', IN_A_MANAGER],
  ['security-key', 'The blue key', KEY],
  ['this-device', 'The computer at work', ON_THIS_DEVICE],
] as const)('%s is set up, named and used', async (kind, called, virtual) => {
  const enrol = stepOf(`${kind}-enrol`, { taken: [] })
  const page = await sideBySide(
    {
      before: at(enrol, 'before'),
      named: at(enrol, 'named'),
      used: at(stepOf(kind, { methods: [called], canRestart: false }), 'used'),
    },
    virtual,
  )
  const named = page.locator('farstu-login[portal=named]')
  await named.locator('button[type=submit]').click()
  await named.getByLabel('A name of your own').fill(called)
  expect(await page.locator('farstu-login input[name=name]').count()).toBe(1)
  await draw(page, `guide-${kind}`)
})

it('one of four ways is chosen', async () => {
  const methods = ['totp', 'passkey', 'security-key', 'this-device'] as const
  const page = await sideBySide({
    choice: at(stepOf('enrol', { methods: [...methods] }), 'choice'),
  })
  await page.getByText('Choose what suits you').waitFor()
  await draw(page, 'guide-choice')
})
