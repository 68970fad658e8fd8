/** The list of cases and the names of the tests say the same, or the list would be believed too long. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const here = 'test/api/security/'

const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8')

const rows = read(`${here}README.md`)
  .split('\n')
  .flatMap((line) => {
    const [, id, tried, where] = /^\| ((?:T|R)-\w+) \| (.+) \| (.+) \|$/.exec(line) ?? []
    return id && tried && where ? [{ id, where }] : []
  })

const filesNamedIn = (where: string): readonly string[] =>
  [...where.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) =>
    file.startsWith('test/') ? file : `${here}${file}`,
  )

/** A test of cases or requirements begins its name with their ids: "T-001: …" or "T-085, T-086: …". */
const idsIn = (source: string): readonly string[] =>
  [...source.matchAll(/['"`]([TR]-\w+(?:, [TR]-\w+)*):/g)].flatMap(([, ids = '']) =>
    ids.split(', '),
  )

const tried = new Map(
  filesIn('test')
    .filter((file) => file.endsWith('.test.ts') && file !== `${here}cases.test.ts`)
    .map((file) => [file, new Set(idsIn(read(file)))] as const),
)

describe('the list of cases', () => {
  it('names each once, and each is tried somewhere or said not to be', () => {
    const ids = rows.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(60)
    expect(new Set(ids).size).toBe(ids.length)
    const silent = rows.filter(
      ({ where }) => filesNamedIn(where).length === 0 && !/^not (yet|run here): /.test(where),
    )
    expect(silent).toEqual([])
  })

  it('is right about the files', () => {
    const said = rows.flatMap(({ id, where }) => filesNamedIn(where).map((file) => `${id} ${file}`))
    const missing = said.filter((pair) => {
      const [id = '', file = ''] = pair.split(' ')
      return !tried.get(file)?.has(id)
    })
    expect(missing).toEqual([])
  })

  it('leaves out no test that bears a number', () => {
    const said = new Set(
      rows.flatMap(({ id, where }) => filesNamedIn(where).map((file) => `${id} ${file}`)),
    )
    const found = [...tried].flatMap(([file, ids]) => [...ids].map((id) => `${id} ${file}`))
    expect(found.filter((pair) => !said.has(pair))).toEqual([])
  })
})
