import type { Locator, Page } from 'playwright-core'

/** A person without a pointer: Tab, typing, Enter. */

/** Where the focus is, through shadow roots: its accessible text, or its label. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active: Element | null = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active instanceof HTMLInputElement) return active.labels?.[0]?.textContent?.trim() ?? ''
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? ''
  })
}

const MOST_STOPS = 100

/** Presses Tab until the focus is on what is meant, which may be where it is already. */
export async function reach(target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return
    await target.page().keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${target}; it came last to ${await focused(target.page())}`)
}

/** Presses Tab until the focus is on something that says `name`. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const text = await focused(page)
    seen.push(text)
    if (typeof name === 'string' ? text === name : name.test(text)) return
  }
  throw new Error(`Tab never came to ${name}; it came to ${seen.join(' | ')}`)
}
