/**
 * What must not be written in some folders. Time, chance and the network come in by parameters, or
 * the rules cannot be tried at will; settings are read in one place, or nobody knows them all.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const self = 'test/architecture/forbidden.test.ts'

interface Ban {
  readonly what: string
  readonly pattern: RegExp
  readonly folders: readonly string[]
  readonly except?: RegExp
  /** One line that must be found, so that the pattern is known to work. */
  readonly example: string
}

const BANS: readonly Ban[] = [
  {
    what: 'the environment is read in the entries only',
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b/,
    folders: ['api', 'console', 'db', 'examples', 'widgets'],
    except: /^(api\/boot\/(main|cli)|examples\/host-portal\/server)\.ts$/,
    example: 'const port = process.env.PORT',
  },
  {
    what: 'the domain does not look at the clock',
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\(/,
    folders: ['api/domain'],
    example: 'const now = new Date()',
  },
  {
    what: 'the domain does not throw dice',
    pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b|\brandomInt\b/,
    folders: ['api/domain'],
    example: 'const id = crypto.randomUUID()',
  },
  {
    what: 'the domain does not reach out',
    pattern: /(?<![.\w])fetch\(/,
    folders: ['api/domain'],
    example: 'await fetch(url)',
  },
  {
    what: 'secrets never come from Math.random',
    pattern: /\bMath\.random\b/,
    folders: ['api', 'db', 'examples', 'widgets/server'],
    example: 'Math.random()',
  },
  {
    what: 'no markup is made from strings',
    pattern: /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\(|unsafeHTML/,
    folders: ['widgets', 'console', 'examples'],
    example: 'element.innerHTML = text',
  },
  {
    what: 'modules are not mocked',
    pattern: /\bvi\.(mock|doMock|stubEnv|stubGlobal)\(/,
    folders: ['test'],
    example: "vi.mock('node:fs')",
  },
  {
    what: 'no check is silenced',
    pattern: /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable/,
    folders: ['api', 'console', 'db', 'examples', 'widgets', 'test'],
    example: '// @ts-ignore',
  },
]

const sourcesIn = (folder: string): readonly string[] =>
  filesIn(folder).filter((name) => /\.([cm]?[jt]s|tsx)$/.test(name) && name !== self)

const linesOf = (file: string) =>
  readFileSync(`${root}${file}`, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, place: `${file}:${index + 1}` }))

describe.each(BANS)('$what', ({ pattern, folders, except, example }) => {
  it('in the sources', () => {
    const files = folders.flatMap(sourcesIn).filter((file) => !except?.test(file))
    const found = files.flatMap(linesOf).filter(({ text }) => pattern.test(text))
    expect(found.map(({ place }) => place)).toEqual([])
  })

  it('or the test would tell', () => {
    expect(example).toMatch(pattern)
  })
})
