/**
 * One method, one journey and one language more, by folders, catalogues and lines in registries alone: laid over a copy of the
 * sources, compiled there, and walked. Whatever has to be said of a kind or a journey elsewhere, and
 * can be forgotten, does not compile or is not walked through.
 */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '../support/program.ts'
import { buildHouse, REGISTRY_LINES } from './made-up/house.ts'

const CONFIG = ['--config', 'test/vitest.config.ts']
/** Beyond those of the run that this test is part of. */
const FARSTU_TEST_PORTS = '26000'
const chromium = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith('CHROMIUM_')),
)

describe('a method, a journey and a language that are made up', () => {
  let house: string

  const run = (...args: readonly string[]) =>
    runProgram(args, { folder: house, env: { HOME: house, FARSTU_TEST_PORTS, ...chromium } })

  const walk = (project: string, where: string) =>
    run('node_modules/vitest/vitest.mjs', 'run', ...CONFIG, '--project', project, where)

  beforeAll(() => {
    house = buildHouse()
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it('are named in five registries and a list of journeys, and nowhere else', () => {
    const files = new Set(REGISTRY_LINES.map(({ file }) => file))
    expect(files.size).toBeLessThanOrEqual(6)
  })

  it.each(['server', 'browser'])(
    'compile, in what runs in the %s',
    { timeout: 240_000 },
    async (environment) => {
      const compiler = 'node_modules/typescript-7/bin/tsc'
      const { code, said } = await run(compiler, '-p', `.tooling/tsconfig.${environment}.json`)
      expect(said).toBe('')
      expect(code).toBe(0)
    },
  )

  it('have words that fit together in every language, one more among them', {
    timeout: 120_000,
  }, async () => {
    const { code, said } = await run('.tooling/words/check.mjs')
    expect(said).toBe('')
    expect(code).toBe(0)
  })

  it('are walked through over HTTP', { timeout: 240_000 }, async () => {
    const { code, said } = await walk('unit', 'test/api/made-up')
    expect(code, said).toBe(0)
    expect(said).toMatch(/Tests .*50 passed/)
  })

  it('are walked through in the widget', { timeout: 240_000 }, async () => {
    const built = await run('.tooling/prepare.mjs')
    expect(built.code, built.said).toBe(0)
    const { code, said } = await walk('browser', 'test/e2e/made-up.test.ts')
    expect(code, said).toBe(0)
    expect(said).toMatch(/Tests .*2 passed/)
  })
})
