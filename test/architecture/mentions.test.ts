/**
 * Who reads of a file wants to find it: every path that a README, a guide or a comment names is there.
 * A path may be told from its room or folder on, so it has to be the end of one that exists.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = filesIn('')

/** Folders that a file lies in, each with a slash at the end. */
const foldersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1))

const listed = `\n${[...files, ...new Set(files.flatMap(foldersOf))].join('\n')}\n`

/** `*` and `<kind>` stand for a name or a part of one, `{a,b}` for either. */
const isThere = (mention: string): boolean => {
  const pattern = mention
    .replaceAll('.', '\\.')
    .replaceAll(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll(/\*|<[^>]*>/g, '[^/\\n]*')
  return new RegExp(`[\\n/]${pattern}\\n`).test(listed)
}

const OF_A_PATH = /^[\w.*<>{},-][\w./*<>{},-]*$/
/** Code by its name alone, a folder, and other files by a folder and their name. */
const ENDS_AS_ONE = /\.([cm]?ts|[cm]js)$|\/$|\/.*\.(js|css|json|md|png|svg)$/
/** What hosts import, what is built, and what is there when it runs. */
const ELSEWHERE = /^(farstu|dist|\.farstu|test\/output)\//

const isPath = (text: string): boolean =>
  OF_A_PATH.test(text) && ENDS_AS_ONE.test(text) && !ELSEWHERE.test(text)

/** Between backticks, outside of blocks of code. */
const quotedIn = (text: string): readonly string[] =>
  [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

const inComments = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:\/\/|\/?\*)(.*)$/gm)].flatMap(([, line = '']) =>
    [...line.replaceAll(/import\('[^']*'\)/g, '').matchAll(/[\w./*<>{}-]+\.[cm]?[jt]s\b/g)].map(
      ([path]) => path,
    ),
  )

const lostIn = (file: string): readonly string[] => {
  const text = readFileSync(root + file, 'utf8')
  const named = file.endsWith('.md') ? quotedIn(text) : inComments(text)
  return named.filter((path) => isPath(path) && !isThere(path)).map((path) => `${file}: ${path}`)
}

const isRead = (path: string): boolean =>
  /\.(md|[cm]?ts|[cm]js)$/.test(path) && path !== 'CHANGELOG.md'

describe('a path that is named', () => {
  it('is there', () => {
    expect(files.filter(isRead).flatMap(lostIn)).toEqual([])
  })

  it.each([
    ['domain/journeys/engine.ts', true],
    ['domain/flow/engine.ts', false],
    ['engine.ts', true],
    ['gine.ts', false],
    ['words.*.ts', true],
    ['methods/<kind>/wire.ts', true],
    ['journeys/{records,steps}/', true],
    ['journeys/{record,step}/', false],
  ])('or the test would tell: %s', (path, is) => {
    expect([isPath(path), isThere(path)]).toEqual([true, is])
  })
})
