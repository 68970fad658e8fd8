/**
 * Who looks for something begins at a README: each folder of a room is told there, and so is each table. That what is
 * told is there: `mentions.test.ts`.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')

/** The row of a table in it that begins with a path; empty where there is none. */
const rowOf = (readme: string, path: string): string => {
  const rows = read(readme).split('\n')
  return rows.find((row) => row.startsWith(`| \`${path}\``)) ?? ''
}

/** Names of the folders within one. */
const foldersIn = (folder: string): readonly string[] => {
  const within = filesIn('').filter((path) => path.startsWith(`${folder}/`))
  const names = within.map((path) => path.slice(folder.length + 1).split('/'))
  return [...new Set(names.flatMap(([name = '', ...rest]) => (rest.length > 0 ? name : [])))]
}

const TABLES = 'db/schema/sqlite'
const tableFiles = filesIn('').filter(
  (path) => path.startsWith(`${TABLES}/`) && path.endsWith('-tables.ts'),
)

const tablesOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/ table\(\s*'([a-z_]+)'/g)].map(([, name = '']) => name)

describe('a README tells', () => {
  it.each([
    ['api', 'api/README.md'],
    ['api/domain', 'api/README.md'],
    ['console', 'console/README.md'],
    ['db', 'db/README.md'],
    ['test', 'test/README.md'],
    ['widgets', 'widgets/README.md'],
  ])('each folder of %s', (folder, readme) => {
    const told = read(readme)
    expect(foldersIn(folder).filter((name) => !told.includes(`${name}/`))).toEqual([])
  })

  it('each room of the console', () => {
    const told = rowOf('console/README.md', 'rooms/')
    const isTold = (name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(told)
    expect(foldersIn('console/rooms').filter((name) => !isTold(name))).toEqual([])
  })

  it('each table beside the file that holds it', () => {
    const untold = tableFiles.flatMap((file) => {
      const row = rowOf('db/README.md', file.slice(TABLES.length + 1))
      return tablesOf(file).filter((name) => !row.includes(`\`${name}\``))
    })
    expect(untold).toEqual([])
  })
})
