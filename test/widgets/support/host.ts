import type { Page } from 'playwright-core'
import { pageOf, type Stage } from './browser.ts'
import type { Call } from './stand-in.ts'

/** Waits until this step is shown and nothing is on its way. */
export const ready = (page: Page, step: string): Promise<void> =>
  page.locator(`farstu-login[step="${step}"]:not([busy])`).first().waitFor()

const NAMES = [
  'step',
  'signed-in',
  'signed-out',
  'verified',
  'confirmed',
  'enrolled',
  'tried',
  'cancelled',
  'error',
]

/** Of the host's page: it writes down what it is told. */
const WATCHING = `<script>
  window.seen = []
  for (const name of ${JSON.stringify(NAMES)})
    document.addEventListener('farstu-' + name, (event) => seen.push([name, event.detail]))
</script>`

/** Opens a host page around the element and collects the events that reach the document. */
export async function openHost(
  stage: Stage,
  body: string,
  options?: Parameters<Stage['open']>[0] | Page,
): Promise<Page> {
  const { standIn, open } = stage
  const page = options && 'goto' in options ? options : await open(options)
  await page.goto(standIn.show('/', { html: pageOf(standIn.api, body, WATCHING) }))
  return page
}

/** What the element has told the host so far: name without prefix, and detail. */
export const eventsOf = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (window as unknown as { seen: unknown[] }).seen)

/** The requests that started a flow. */
export const starts = (calls: readonly Call[]): readonly Call[] =>
  calls.filter(({ method, path }) => method === 'POST' && path === 'flows')
