import type { BrowserContextOptions, Page } from 'playwright-core'
import { pageOf, type Stage } from './browser.ts'
import type { Scene } from './scenes.ts'

/** A page with room around the element, in either scheme. */
export const PLAIN_PAGE = `<style>
  :root { color-scheme: light dark }
  body { margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif }
  h1 { position: absolute; clip-path: inset(50%) }
  @media (prefers-color-scheme: dark) { body { background: #14181c; color: #e9edf0 } }
</style>`

/**
 * A host page that shows one scene after another, each in a new element and with nothing kept from
 * the one before: loading the page anew for each would take most of the time.
 */
export async function openPlayhouse(
  stage: Stage,
  { head = '', ...options }: BrowserContextOptions & { readonly head?: string },
) {
  const { standIn } = stage
  const page = await stage.open({ reducedMotion: 'reduce', ...options })
  await page.goto(standIn.show('/', { html: pageOf(standIn.api, '<div id="place"></div>', head) }))
  return {
    page,
    /** Resolves when the scene has come to its end; `attributes` are the element's own. */
    async show(scene: Scene, attributes: string): Promise<void> {
      standIn.play(scene.script)
      await clear(page)
      await page.locator('#place').evaluate((place, html) => {
        place.innerHTML = html
      }, stage.element(attributes))
      await page.locator('farstu-login[step]:not([busy])').waitFor()
      await scene.act?.(page)
    },
  }
}

const clear = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('#place')?.replaceChildren()
    sessionStorage.clear()
    localStorage.clear()
    scrollTo(0, 0)
  })
