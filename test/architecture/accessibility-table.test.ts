/** The guide to accessibility says of each requirement how it is shown: by tests that are there, once for each. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = readFileSync(`${root}widgets/guides/accessibility.md`, 'utf8')

/** WCAG 2.2, levels A and AA; 4.1.1 is gone. */
const CRITERIA = `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8
4.1.2 4.1.3`.split(/\s/)

interface Row {
  readonly clause: string
  readonly states: readonly string[]
  readonly shown: string
}

const ROW = /^\| ([\d.]+)[^|]*\| ([^|]*) \| ([^|]*) \| (.*) \|$/gm

const rows: readonly Row[] = [...guide.matchAll(ROW)].map(
  ([, clause = '', widgets = '', console = '', shown = '']) => ({
    clause,
    states: [widgets, console],
    shown,
  }),
)

const PATH = /`(test\/[\w./-]+\.test\.ts)`/g
/** Tests that are named after a path: `path`: "name", "name". */
const NAMED = /`(test\/[\w./-]+\.test\.ts)`: ((?:"[^"]+"(?:, | and )?)+)/g

const read = (path: string): string => readFileSync(root + path, 'utf8')

/** A name with `…` in it is told in parts, which stand in the test in this order. */
const isIn = (text: string, name: string): boolean => {
  let from = 0
  for (const part of name.split('…').map((one) => one.trim())) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

const named = [...guide.matchAll(NAMED)].flatMap(([, path = '', names = '']) =>
  [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ path, name })),
)

describe('the table of accessibility', () => {
  it('has one row for each criterion of WCAG 2.2, A and AA', () => {
    expect(CRITERIA).toHaveLength(55)
    const told = rows.map(({ clause }) => clause).filter((clause) => /^9\.[1-4]\./.test(clause))
    expect(told).toEqual(CRITERIA.map((number) => `9.${number}`))
  })

  it('says of each whether it holds, and how that is shown', () => {
    const known = ['holds', 'partly', 'not shown', 'does not apply']
    expect(rows.filter(({ states }) => !states.every((one) => known.includes(one)))).toEqual([])
    expect(rows.filter(({ shown }) => shown === '')).toEqual([])
  })

  it('names tests that are there', () => {
    const files = new Set(filesIn('test'))
    const paths = [...guide.matchAll(PATH)].map(([, path = '']) => path)
    expect(paths.filter((path) => !files.has(path))).toEqual([])
    expect(paths.length).toBeGreaterThan(50)
  })

  it('names them by what they say', () => {
    expect(named.filter(({ path, name }) => !isIn(read(path), name))).toEqual([])
    expect(named.length).toBeGreaterThan(50)
  })

  it('calls the tests of every scene by what they say', () => {
    const scenes = read('test/widgets/every-scene.test.ts')
    const told = [...guide.matchAll(/scenes: "([^"]+)"/g)].map(([, name = '']) => name)
    expect(told.filter((name) => !scenes.includes(`'${name}'`))).toEqual([])
    expect(told.length).toBeGreaterThan(8)
  })
})
