import { afterEach, describe, inject, it } from 'vitest'
import { pathOf } from '../../../.tooling/engines.mjs'
import { startFirefox } from './firefox.ts'
import type { Engine } from './send.ts'
import { openTab, type Tab } from './tab.ts'
import { startWebKit } from './webkit.ts'

const START: Readonly<Record<string, (path: string) => Promise<Engine>>> = {
  Firefox: startFirefox,
  WebKit: (path) => startWebKit(path, inject('display')),
}

interface InEngine {
  /** A browser of its own: nothing of it is shared with another. */
  readonly open: () => Promise<Tab>
  /** Like `it`; skipped where the engine is not on this machine, but never on CI. */
  readonly holds: typeof it
}

/** The same suite in each engine. */
export function inEachEngine(suite: (engine: InEngine) => void): void {
  for (const [name, start] of Object.entries(START))
    describe(`in ${name}`, () => {
      const path = pathOf(name)
      const tabs: Tab[] = []
      const open = async () => {
        if (!path) throw new Error(`${name} is not on this machine`)
        const tab = await openTab(name, await start(path))
        tabs.push(tab)
        return tab
      }
      afterEach(async () => {
        await Promise.all(tabs.splice(0).map((tab) => tab.close()))
      })
      suite({ open, holds: it.skipIf(!path && !process.env.CI) as typeof it })
    })
}
