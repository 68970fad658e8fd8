/**
 * A rule on directions that silently matches nothing is worse than none: it is believed. So these
 * tests cruise the sources, and then a small house in which every rule is broken once.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directionsIn } from './directions.mjs'
import { BACKWARD, MOST_FILES } from './folder-rules.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the sources', () => {
  it('keep to every direction', { timeout: 180_000 }, async () => {
    const { findings, totalCruised } = await directionsIn(root.slice(0, -1))
    expect(findings).toEqual([])
    expect(totalCruised).toBeGreaterThan(100)
  })
})

/** Rule, the file that breaks it, and its only line. */
const PLANTED = [
  ['contract-stands-alone', 'api/contract/a.ts', "import '../domain/thing.ts'"],
  ['plain-stands-alone', 'api/contract/plain/a.ts', "import type { T } from '../thing.ts'"],
  ['plain-stands-alone', 'api/contract/plain/b.ts', "import 'node:url'"],
  ['wires-are-shapes', 'api/domain/methods/m/wire.ts', "import '../../../contract/requests.ts'"],
  ['wires-are-shapes', 'api/domain/methods/n/wire.ts', "import 'node:url'"],
  ['sheets-stand-alone', 'api/sheets/a.ts', "import '../contract/thing.ts'"],
  ['sheets-stand-alone', 'api/sheets/b.ts', "import 'node:url'"],
  ['widgets-know-the-wire', 'widgets/e.ts', "import '../api/sheets/thing.ts'"],
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
  ['console-is-a-host', 'console/c.ts', "import type { T } from '../api/domain/thing.ts'"],
  ['console-takes-types', 'console/b.ts', "import '../api/contract/thing.ts'"],
  ['examples-use-what-is-public', 'examples/a.ts', "import '../widgets/thing.ts'"],
  ['nothing-imports-tests', 'db/c.ts', "import '../test/thing.ts'"],
  ['nothing-imports-the-entry', 'api/demo/a.ts', "import '../boot/main.ts'"],
  ['no-cycles', 'db/d.ts', "import './e.ts'"],
  ['no-missing-file', 'db/f.ts', "import './nowhere.ts'"],
] as const

/** Files of siblings: two with an arrow each way, three in a circle. */
const COMING_BACK = [
  ['api/domain/left/deep/a.ts', "import '../../right/a.ts'"],
  ['api/domain/right/a.ts', 'export const a = 1'],
  ['api/domain/right/b.ts', "import type { A } from '../left/b.ts'"],
  ['api/domain/right/c.ts', "import type { A } from '../left/b.ts'"],
  ['api/domain/left/b.ts', 'export type A = 1'],
  ['console/one/a.ts', "import '../two/a.ts'"],
  ['console/two/a.ts', "export * from '../three/a.ts'"],
  ['console/three/a.ts', "export const later = () => import('../one/b.ts')"],
  ['console/one/b.ts', 'export const b = 1'],
] as const

/** What the walls let through. */
const LET_THROUGH = [
  ['api/contract/b.ts', "import '../domain/methods/m/wire.ts'"],
  ['api/domain/d.ts', "import '../contract/plain/thing.ts'"],
  ['api/domain/methods/o/wire.ts', "import '../../../contract/shapes.ts'"],
  ['api/crypto/b.ts', "import '../contract/plain/thing.ts'"],
  ['widgets/c.ts', "import '../api/contract/plain/thing.ts'"],
  ['widgets/d.ts', "import type { T } from '../api/contract/thing.ts'"],
  ['widgets/server/b.ts', "import '../../api/contract/plain/thing.ts'"],
  ['widgets/server/c.ts', "import '../../api/sheets/thing.ts'"],
  ['api/domain/e.ts', "import '../sheets/thing.ts'"],
  ['console/d.ts', "import '../api/contract/plain/thing.ts'"],
  ['console/e.ts', "import '../widgets/client/thing.ts'"],
] as const

const INNOCENT = [
  'api/contract/thing.ts',
  'api/contract/requests.ts',
  'api/contract/shapes.ts',
  'api/contract/plain/thing.ts',
  'api/domain/thing.ts',
  'api/routes/thing.ts',
  'api/sheets/thing.ts',
  'api/boot/main.ts',
  'db/thing.ts',
  'test/thing.ts',
  'widgets/thing.ts',
  'widgets/client/thing.ts',
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
    for (const [file, text] of LET_THROUGH) plant(file, text)
    plant('db/e.ts', "import './d.ts'")
    for (const [file, text] of COMING_BACK) plant(file, text)
    mkdirSync(join(house, '.tooling'))
    for (let file = 0; file <= MOST_FILES; file++) plant(`widgets/crowd/${file}.ts`, '')
    for (let file = 0; file < MOST_FILES; file++) plant(`widgets/many/${file}.ts`, '')
    plant('widgets/crowd/own/a.ts', '')
    found = (await directionsIn(house)).findings
  }, 60_000)

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(PLANTED)('%s is found in %s', (rule, file) => {
    expect(found).toContainEqual(expect.stringMatching(`^${rule}: ${file} → `))
  })

  it('siblings that import one another are found, types alone included', () => {
    expect(found).toContain(
      'arrows-go-one-way: api/domain: left → right → left, by 1: api/domain/left/deep/a.ts → api/domain/right/a.ts',
    )
  })

  it('siblings whose arrows come back by a detour are found', () => {
    expect(found).toContain(
      'arrows-go-one-way: console: one → two → three → one, by 1: console/one/a.ts → console/two/a.ts',
    )
  })

  it('a folder with one file too many is found', () => {
    expect(found.filter((line) => line.startsWith('folders-are-no-crowds'))).toEqual([
      `folders-are-no-crowds: widgets/crowd holds ${MOST_FILES + 1} files, ${MOST_FILES} are the most`,
    ])
  })

  it('exceptions that nothing needs are found', () => {
    const unneeded = BACKWARD.filter(
      ({ from }) => !LET_THROUGH.some(([file]) => from.test(file)),
    ).map(({ from, to }) => `no import needs the exception ${from} → ${to}`)
    expect(found).toEqual(
      expect.arrayContaining(unneeded.map((line) => `arrows-go-one-way: ${line}`)),
    )
  })

  it('has files that nothing is said about', () => {
    const rightful = [...INNOCENT, ...LET_THROUGH.map(([file]) => file)]
    expect(found.filter((line) => rightful.some((file) => line.includes(`: ${file} → `)))).toEqual(
      [],
    )
  })
})
