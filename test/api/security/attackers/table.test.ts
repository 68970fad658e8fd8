/** The table that people read says what the tests are held to, and nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { WAYS } from '../../../support/attackers/world.ts'
import { ATTACKERS, type Attacker, SAID } from './attackers.ts'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const rows: readonly Attacker[] = Object.values(ATTACKERS)

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableLines = [
  lineOf(['who has', ...WAYS.map((way) => SAID[way])]),
  lineOf(['---', ...WAYS.map(() => '---')]),
  ...rows.map(({ name, gains }) => lineOf([name, ...WAYS.map((way) => gains[way] ?? '–')])),
]

const becauseLines = rows.map(({ name, because }) => `- **${name}**: ${because}`)

it('the table of attackers stands in the README as it is tried', () => {
  expect(readme).toContain(tableLines.join('\n'))
})

it('the reasons for its rows stand beneath it', () => {
  expect(readme).toContain(becauseLines.join('\n'))
})

it('no two attackers are called alike', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})
