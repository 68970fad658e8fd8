import type { Page } from 'playwright-core'
import type { FlowView, Step, StepName } from '../../../api/contract/views.ts'
import { pageOf, type Stage } from './browser.ts'
import type { Reply } from './stand-in.ts'
import { viewOf } from './views.ts'

type Shown = StepName | Step | FlowView

export interface Steps {
  /** A page at this step; every answer leads to `reply`. */
  readonly open: (shown: Shown, reply?: Shown) => Promise<Page>
  /** Every answer from now on is met with this. */
  readonly meet: (reply: Reply) => void
  readonly lastAnswer: () => unknown
  /** What the newest flow was started with. */
  readonly lastStart: () => Record<string, unknown> | undefined
}

const toView = (shown: Shown): FlowView =>
  typeof shown === 'object' && 'flow' in shown ? shown : viewOf(shown)

/** Steps one at a time, against an API that plays along. */
export const stepsOn = (stage: Stage): Steps => ({
  open: async (shown, reply = 'done') => {
    const { standIn } = stage
    standIn.play(({ path }) => toView(path.endsWith('/answer') ? reply : shown))
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(standIn.show('/', { html: pageOf(standIn.api, stage.element()) }))
    await page.locator('farstu-login[step]:not([busy])').waitFor()
    return page
  },
  meet: (reply) => stage.standIn.play(() => reply),
  lastAnswer: () =>
    stage.standIn.calls.findLast(({ path }) => path.endsWith('/answer'))?.body.answer,
  lastStart: () => stage.standIn.calls.findLast(({ path }) => path === 'flows')?.body,
})

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).click()

export const alert = (page: Page): Promise<string | null> =>
  page.getByRole('alert').first().textContent()

/** The element that has the focus, out of every shadow root. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const text = element?.getAttribute('name') ?? element?.textContent?.trim() ?? ''
    return `${element?.localName} ${text}`.trim()
  })
