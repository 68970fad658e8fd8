import type { Page } from 'playwright-core'
import type { FlowView, Step, StepName } from '../../../api/contract/views.ts'
import { once } from '../../support/once.ts'
import { pageOf, type Stage } from './browser.ts'
import type { Reply } from './stand-in.ts'
import { viewOf } from './views.ts'

type Shown = StepName | Step | FlowView

export interface Steps {
  /** The page of the file, at this step; every answer leads to `reply`. */
  readonly open: (shown: Shown, reply?: Shown) => Promise<Page>
  /** The same in a page that no other test has: for one that leaves it, or changes what lies beneath. */
  readonly openAnew: (shown: Shown, reply?: Shown) => Promise<Page>
  /** Every answer from now on is met with this. */
  readonly meet: (reply: Reply) => void
  readonly lastAnswer: () => unknown
  /** What the newest flow was started with. */
  readonly lastStart: () => Record<string, unknown> | undefined
}

const toView = (shown: Shown): FlowView =>
  typeof shown === 'object' && 'flow' in shown ? shown : viewOf(shown)

const settled = async (page: Page): Promise<Page> => {
  await page.locator('farstu-login[step]:not([busy])').waitFor()
  return page
}

const MAY_COPY = { permissions: ['clipboard-read', 'clipboard-write'] }

/**
 * Steps one at a time, against an API that plays along; all in one page, where a new element begins with nothing
 * kept: to load it anew takes longer than most of what is asked of it.
 */
export const stepsOn = (stage: Stage): Steps => {
  const kept = once(async (): Promise<Page> => {
    const page = await stage.keep(MAY_COPY)
    const html = pageOf(stage.standIn.api, '<div id="place"></div>')
    await page.goto(stage.standIn.show('/steps', { html }))
    return page
  })
  return {
    open: async (shown, reply = 'done') => {
      stage.standIn.play(({ path }) => toView(path.endsWith('/answer') ? reply : shown))
      const page = await kept()
      await page.evaluate((html) => {
        sessionStorage.clear()
        localStorage.clear()
        getSelection()?.removeAllRanges()
        scrollTo(0, 0)
        const place = document.querySelector('#place')
        if (place) place.innerHTML = html
      }, stage.element())
      return settled(page)
    },
    openAnew: async (shown, reply = 'done') => {
      const { standIn } = stage
      standIn.play(({ path }) => toView(path.endsWith('/answer') ? reply : shown))
      const page = await stage.open(MAY_COPY)
      await page.goto(standIn.show('/', { html: pageOf(standIn.api, stage.element()) }))
      return settled(page)
    },
    meet: (reply) => stage.standIn.play(() => reply),
    lastAnswer: () =>
      stage.standIn.calls.findLast(({ path }) => path.endsWith('/answer'))?.body.answer,
    lastStart: () => stage.standIn.calls.findLast(({ path }) => path === 'flows')?.body,
  }
}

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
