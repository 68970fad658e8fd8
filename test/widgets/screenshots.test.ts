import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import { openPlayhouse } from './support/playhouse.ts'
import { SCENES } from './support/scenes.ts'

/** Pictures of every step in every state, to be looked at; they fail only where one overflows. */
const folder = fileURLToPath(new URL('../output/widgets/', import.meta.url))
const stage = useStage()

const HEAD = `<style>
  :root { color-scheme: light dark }
  body { margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif }
  h1 { position: absolute; clip-path: inset(50%) }
  @media (prefers-color-scheme: dark) { body { background: #14181c; color: #e9edf0 } }
</style>`

const LOOKS = [
  { language: 'sv', colorScheme: 'light', width: 360 },
  { language: 'en', colorScheme: 'dark', width: 360 },
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'sv', colorScheme: 'dark', width: 1280 },
] as const

for (const { language, colorScheme, width } of LOOKS)
  it(`draws every step in ${language}, ${colorScheme}, ${width} px`, {
    timeout: 120_000,
  }, async () => {
    mkdirSync(folder, { recursive: true })
    const { page, show } = await openPlayhouse(stage, {
      head: HEAD,
      colorScheme,
      viewport: { width, height: 640 },
      hasTouch: width < 600,
      isMobile: width < 600,
    })
    for (const [name, scene] of Object.entries(SCENES)) {
      await show(scene, `lang="${language}"`)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(overflow, name).toBeLessThanOrEqual(0)
      await page.screenshot({
        path: `${folder}${name}-${language}-${colorScheme}-${width}.png`,
        fullPage: true,
      })
    }
  })
