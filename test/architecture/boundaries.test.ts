/**
 * A rule on directions that silently matches nothing is worse than none: it is believed. So these
 * tests cruise the sources, and then a small house in which every rule is broken once.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rooms = ['api', 'console', 'db', 'examples', 'test', 'widgets']

const cruiseHouse = async (baseDir: string): Promise<ICruiseResult> => {
  const options = await extractDepcruiseOptions(`${root}test/architecture/dependency-rules.cjs`)
  const { output } = await cruise(rooms, { ...options, baseDir }, undefined, {
    tsConfig: extractTSConfig(`${root}tsconfig.json`),
  })
  if (typeof output === 'string') throw new TypeError('a report was expected as data')
  return output
}

describe('the sources', () => {
  it('keep to every direction', { timeout: 60_000 }, async () => {
    const { summary } = await cruiseHouse(root)
    const found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    expect(found).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(100)
  })
})

/** Rule, the file that breaks it, and its only line. */
const PLANTED = [
  ['contract-stands-alone', 'api/contract/a.ts', "import '../domain/thing.ts'"],
  ['wires-are-contract', 'api/domain/methods/m/wire.ts', "import '../../thing.ts'"],
  ['crypto-knows-its-ports', 'api/crypto/a.ts', "import '../domain/thing.ts'"],
  ['ports-stand-alone', 'api/ports/a.ts', "import type { T } from '../routes/thing.ts'"],
  ['ports-take-types', 'api/ports/b.ts', "import '../domain/thing.ts'"],
  ['domain-looks-inward', 'api/domain/a.ts', "import type { T } from '../../db/thing.ts'"],
  ['domain-takes-types-of-the-contract', 'api/domain/b.ts', "import '../contract/thing.ts'"],
  ['domain-reaches-nothing-outside', 'api/domain/c.ts', "import 'node:fs'"],
  ['http-serves-the-routes', 'api/http/a.ts', "import '../routes/thing.ts'"],
  ['routes-call-the-domain', 'api/routes/a.ts', "import '../../db/thing.ts'"],
  ['pages-are-a-host', 'api/pages/a.ts', "import '../../widgets/thing.ts'"],
  ['mail-is-words', 'api/mail/a.ts', "import '../routes/thing.ts'"],
  ['worker-calls-the-domain', 'api/worker/a.ts', "import '../routes/thing.ts'"],
  ['adapters-implement-ports', 'api/adapters/a.ts', "import '../domain/thing.ts'"],
  ['app-joins-the-routes', 'api/app.ts', "import '../db/thing.ts'"],
  ['db-implements-the-store', 'db/a.ts', "import '../api/routes/thing.ts'"],
  ['db-takes-types-of-the-domain', 'db/b.ts', "import '../api/domain/thing.ts'"],
  ['widgets-know-the-wire', 'widgets/a.ts', "import type { T } from '../api/domain/thing.ts'"],
  ['host-module-stands-alone', 'widgets/server/a.ts', "import '../thing.ts'"],
  ['widgets-take-types', 'widgets/b.ts', "import '../api/contract/thing.ts'"],
  ['console-is-a-host', 'console/a.ts', "import '../db/thing.ts'"],
  ['console-takes-types', 'console/b.ts', "import '../api/domain/thing.ts'"],
  ['examples-use-what-is-public', 'examples/a.ts', "import '../widgets/thing.ts'"],
  ['nothing-imports-tests', 'db/c.ts', "import '../test/thing.ts'"],
  ['nothing-imports-the-entry', 'api/demo/a.ts', "import '../boot/main.ts'"],
  ['no-cycles', 'db/d.ts', "import './e.ts'"],
  ['no-missing-file', 'db/f.ts', "import './nowhere.ts'"],
] as const

const INNOCENT = [
  'api/contract/thing.ts',
  'api/domain/thing.ts',
  'api/routes/thing.ts',
  'api/boot/main.ts',
  'db/thing.ts',
  'test/thing.ts',
  'widgets/thing.ts',
]

describe('a house in which every rule is broken once', () => {
  let house: string
  let found: readonly string[]

  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), `${text}\n`)
  }

  beforeAll(async () => {
    house = mkdtempSync(join(tmpdir(), 'farstu-house-'))
    for (const file of INNOCENT)
      plant(file, 'export interface T { readonly a: 1 }\nexport const b = 1')
    for (const [, file, text] of PLANTED) plant(file, text)
    plant('db/e.ts', "import './d.ts'")
    const { summary } = await cruiseHouse(house)
    found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  }, 60_000)

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(PLANTED)('%s is found in %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`)
  })

  it('has files that nothing is said about', () => {
    expect(found.filter((line) => INNOCENT.some((file) => line.endsWith(`: ${file}`)))).toEqual([])
  })
})
