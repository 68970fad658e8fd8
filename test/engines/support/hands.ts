import type { Sought } from './seek.ts'
import type { Tab } from './tab.ts'

/** Two ways to do the same: with the mouse, and without it. */
export interface Hands {
  readonly press: (tab: Tab, sought: Sought) => Promise<void>
  readonly fill: (tab: Tab, label: string, text: string) => Promise<void>
}

export const mouse: Hands = {
  async press(tab, sought) {
    await tab.click(sought)
  },
  async fill(tab, label, text) {
    await tab.click(['field', label])
    await tab.type(text)
  },
}

export const keyboard: Hands = {
  async press(tab, sought) {
    await tabTo(tab, sought)
    await tab.press('Enter')
  },
  async fill(tab, label, text) {
    await tabTo(tab, ['field', label])
    await tab.type(text)
  },
}

/** What has the focus, through shadow roots: what stands on it, or its label. */
function focused(): string {
  let active: Element | null = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const label = active instanceof HTMLInputElement ? active.labels?.[0] : null
  const said = active?.getAttribute('aria-label') ?? (label ?? active)?.textContent
  return (said ?? '').replace(/\s+/g, ' ').trim()
}

const MOST_STOPS = 60

async function tabTo(tab: Tab, sought: Sought): Promise<void> {
  await tab.sees(sought)
  const seen: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const now = await tab.run(focused)
    if (now === sought[1]) return
    seen.push(now)
    await tab.press('Tab')
  }
  throw new Error(`Tab never came to ${sought.join(' ')}; it came to ${seen.join(' | ')}`)
}
