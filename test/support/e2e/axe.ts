import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { isPseudo } from '../looks.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it stands, each as one line; WCAG 2.2 AA. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  const violations = await axeOn(page, { runOnly: TAGS })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}`),
  )
}

/** The same of every rule that axe has on by itself, with the markup and what would mend it. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const violations = await axeOn(page)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}

/** The same of contrasts alone: what else is looked at does not change with a visitor's colours. */
export async function contrastViolationsOf(page: Page): Promise<readonly string[]> {
  const violations = await axeOn(page, {
    runOnly: { type: 'rule', values: ['color-contrast'] },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}

/**
 * Half a megabyte is sent to a document once; what is right is not told at all, nor put together. Nothing is asked in
 * the pseudo-locale, whose structure and colours are those of every language.
 */
async function axeOn(page: Page, options: RunOptions = {}): Promise<AxeResults['violations']> {
  if (isPseudo) return []
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(`${source}; void 0`)
  // Nothing is fetched beforehand: no rule that is asked looks at style sheets, and there is no sound to wait for.
  const all: RunOptions = { ...options, resultTypes: ['violations'], preload: false }
  // By the second frame what hangs on width and scheme has its new colours.
  const told = await page.evaluate<string>(
    `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      .then(() => axe.run(${JSON.stringify(all)})).then(({ violations }) => JSON.stringify(violations))`,
  )
  return JSON.parse(told)
}
