/**
 * What browsers are given asks nothing of them that the oldest do not have. The check goes through what
 * was built (`npm run check`); here something newer of each kind is planted, and found.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newerIn } from '../../.tooling/baseline/newer.mjs'
import { OLDEST } from '../../.tooling/baseline/oldest.mjs'

const found = async (name: string, text: string): Promise<readonly string[]> =>
  (await newerIn([{ name, text }])).map(({ id }) => id)

describe('what is newer is found', { timeout: 60_000 }, () => {
  it.each([
    ['a static member', 'if (URL.canParse(typed)) go(typed)', 'api.URL.canParse_static'],
    ['a method', 'show(rows.toSorted(byName))', 'Array.toSorted'],
    ['a global', 'const stops = new CloseWatcher()', 'api.CloseWatcher'],
    ['a syntax', 'using file = open(name)', 'syntax'],
    ['a regular expression', 'const letters = /[\\p{L}--[a-z]]/v', 'syntax'],
    [
      'a selector in a script',
      'const sheet = css`.field:has(.menu){color:red}`',
      'css.selectors.has',
    ],
    [
      'a value in a script',
      'const sheet = ".a{color:light-dark(red,blue)}"',
      'css.types.color.light-dark',
    ],
  ])('in a script: %s', async (_, text, id) => {
    expect(await found('planted.js', text)).toContain(id)
  })

  it.each([
    ['a selector', 'main:has(h1) { color: red }', 'css.selectors.has'],
    ['nesting', 'main { & h1 { color: red } }', 'css.selectors.nesting'],
    ['a property', 'textarea { field-sizing: content }', 'css.properties.field-sizing'],
    ['a function', 'a { color: color-mix(in srgb, red, blue) }', 'css.types.color.color-mix'],
    ['a rule', '@starting-style { a { color: red } }', 'css.at-rules.starting-style'],
    [
      'a question',
      '@media (prefers-reduced-transparency) { a { color: red } }',
      'css.at-rules.media.prefers-reduced-transparency',
    ],
  ])('in a style sheet: %s', async (_, text, id) => {
    expect(await found('planted.css', text)).toContain(id)
  })
})

describe('what is not newer is left alone', { timeout: 60_000 }, () => {
  it.each([
    ['planted.js', 'export const last = rows.at(-1)?.name ?? structuredClone(rows)'],
    ['a name of our own', 'const step = { role: 1, address: 2 }; show(step.role, step.address)'],
    ['what is asked for first', 'if (typeof CloseWatcher !== "undefined") go()'],
    ['planted.css', 'main:is(.a, .b)::before { inset-inline: 1rem; content: "" }'],
    ['a value with another before it', 'main { height: 100vh; height: 100cqh }'],
    ['a name with its prefix', 'p { -webkit-hyphens: auto; hyphens: auto }'],
    [
      'what is asked for by the sheet',
      '@supports (field-sizing: content) { p { field-sizing: content } }',
    ],
  ])('%s', async (name, text) => {
    const isSheet = text.includes(' { ') && !text.includes('=')
    expect(await found(isSheet ? 'planted.css' : `${name}.js`, text)).toEqual([])
  })
})

it('the oldest are those that people read of', () => {
  const { chrome, firefox, safari } = OLDEST
  const told = readFileSync(new URL('../../widgets/README.md', import.meta.url), 'utf8')
  expect(told).toContain(
    `Chrome and Edge ${chrome}, Firefox ESR ${firefox}, Safari ${safari}, on iOS`,
  )
})
