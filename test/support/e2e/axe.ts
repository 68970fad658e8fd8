import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { isPseudo } from '../looks.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What is said of a button begins with what stands on it, but for the letters that the pseudo-locale adds. */
const RULES: NonNullable<RunOptions['rules']> = isPseudo
  ? { 'label-content-name-mismatch': { enabled: false } }
  : {}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it stands, each as one line; WCAG 2.2 AA. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await axeOn(page, { runOnly: TAGS })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}`),
  )
}

/** The same of every rule that axe has on by itself, with the markup and what would mend it. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await axeOn(page)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}

/** Half a megabyte is sent to a document once; what is right is not told in full. */
async function axeOn(page: Page, options: RunOptions = {}): Promise<AxeResults> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(`${source}; void 0`)
  const all: RunOptions = { ...options, rules: RULES, resultTypes: ['violations'] }
  return page.evaluate(`axe.run(${JSON.stringify(all)})`)
}
