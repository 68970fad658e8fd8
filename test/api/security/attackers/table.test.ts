/** The table that people read says what the tests are held to, and nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { HELPED_WAYS, WAYS, type Way } from '../../../support/attackers/world.ts'
import { ATTACKERS, type Row, SAID } from './attackers.ts'
import { HELPED } from './helped-attackers.ts'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const helped: readonly Row[] = Object.values(HELPED)
const rows: readonly Row[] = [...Object.values(ATTACKERS), ...helped]

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableOf = (of: readonly Row[], ways: readonly Way[]): string =>
  [
    lineOf(['who has', ...ways.map((way) => SAID[way])]),
    lineOf(['---', ...ways.map(() => '---')]),
    ...of.map(({ name, gains }) => lineOf([name, ...ways.map((way) => gains[way] ?? '–')])),
  ].join('\n')

const becauseLines = rows.map(({ name, because }) => `- **${name}**: ${because}`)

it('the table of attackers stands in the README as it is tried', () => {
  expect(readme).toContain(tableOf(rows, WAYS))
})

it('so does what the helpdesk gives and takes, for those who come by it', () => {
  expect(readme).toContain(tableOf(helped, HELPED_WAYS))
})

it('the reasons for its rows stand beneath it', () => {
  expect(readme).toContain(becauseLines.join('\n'))
})

it('no two attackers are called alike', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})
