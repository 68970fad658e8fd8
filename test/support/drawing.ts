import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const root = fileURLToPath(new URL('../output/', import.meta.url))

/** Whether this run is asked for pictures: drawing all of them takes longer than half the tests. */
export const isDrawn = Boolean(process.env.FARSTU_PICTURES)

interface Picture {
  /** Below `test/output`, without its end. */
  readonly name: string
  /** Beyond the window too. Default: true. */
  readonly fullPage?: boolean
}

/** With FARSTU_PICTURES set, a picture of the page to be looked at; no test depends on it. */
export const draw = (page: Page, { name, fullPage = true }: Picture): Promise<void> =>
  keepPicture(name, () => page.screenshot({ fullPage }))

/** The same of what another engine has drawn. */
export async function keepPicture(name: string, drawn: () => Promise<Buffer>): Promise<void> {
  if (!isDrawn) return
  const path = `${root}${name}.png`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await drawn())
}
