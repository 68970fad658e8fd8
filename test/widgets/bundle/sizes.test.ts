import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { LANGUAGES as ALL } from '../../../api/contract/plain/languages.ts'
import { METHODS } from '../../../widgets/methods/registry.ts'
import { type Bundle, bundled, nameOf } from '../../support/widgets-bundle.ts'

const MOST_OF_A_STEP = 6144
const MOST_OF_A_VISITOR = 98_816
const LANGUAGES = [...ALL].sort()

type Outputs = Metafile['outputs']

/** Outputs that have to be there before `file` runs, itself included. */
function neededBy(outputs: Outputs, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind } of outputs[file]?.imports ?? [])
    if (kind === 'import-statement') neededBy(outputs, path, seen)
  return seen
}

/** The output that is fetched where the sources import a module by `import()`. */
function outputOf(outputs: Outputs, module: string): string {
  const found = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === module)
  if (found === undefined) throw new Error(`${module} is not fetched by itself`)
  return found
}

/** Modules that a module fetches when they are needed. */
const fetchedBy = ({ graph }: Bundle, module: string): readonly string[] =>
  (graph.inputs[module]?.imports ?? [])
    .filter(({ kind }) => kind === 'dynamic-import')
    .map(({ path }) => path)

const bytesOf = ({ files }: Bundle, outputs: Iterable<string>): number =>
  [...outputs].reduce((sum, path) => sum + gzipSync(files.get(nameOf(path)) ?? '').length, 0)

const isWords = (module: string): boolean => /\.\w{2}\.ts$/.test(module)

/** What is fetched for this module and for nothing else. */
function ownOf(bundle: Bundle, module: string): number {
  const { outputs } = bundle.graph
  const mine = outputOf(outputs, module)
  const others = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint && file !== mine)
  const shared = new Set(others.flatMap((file) => [...neededBy(outputs, file)]))
  return bytesOf(
    bundle,
    [...neededBy(outputs, mine)].filter((file) => !shared.has(file)),
  )
}

/** What the entry of a kind fetches, and what is made of its catalogue. */
const fetchedFor = (bundle: Bundle, kind: string): readonly string[] => [
  ...fetchedBy(bundle, `widgets/methods/${kind}/index.ts`),
  ...fetchedBy(bundle, `widgets/words/generated/${kind}.ts`),
]

/** What a kind of method fetches: its steps, each with its words, and what they share with others. */
async function stepsOf(kind: string): Promise<readonly (readonly [string, number])[]> {
  const bundle = await bundled()
  const folder = `widgets/methods/${kind}/`
  const fetched = fetchedFor(bundle, kind)
  const words = Math.max(...fetched.filter(isWords).map((module) => ownOf(bundle, module)))
  const parts = fetched.filter((module) => !isWords(module))
  return parts.map((module) => [
    module,
    ownOf(bundle, module) + (module.startsWith(folder) ? words : 0),
  ])
}

describe.each(Object.keys(METHODS))('%s', (kind) => {
  it(`fetches at most ${MOST_OF_A_STEP} bytes of its own for a step with its words`, async () => {
    const steps = await stepsOf(kind)
    expect(steps).not.toEqual([])
    expect(steps.filter(([, bytes]) => bytes > MOST_OF_A_STEP)).toEqual([])
  })
})

it('words come in every language, in chunks of their own', async () => {
  const bundle = await bundled()
  for (const kind of Object.keys(METHODS)) {
    const words = fetchedFor(bundle, kind).filter(isWords)
    expect(words.map((module) => /\.(\w{2})\.ts$/.exec(module)?.[1]).sort()).toEqual(LANGUAGES)
  }
})

it(`one visitor downloads at most ${MOST_OF_A_VISITOR} bytes, whatever they do, in the longest of the languages`, async () => {
  const bundle = await bundled()
  const languageOf = (file: string): string | undefined => /\.([a-z]{2})-\w+\.js$/.exec(file)?.[1]
  const perVisitor = LANGUAGES.map((one) =>
    bytesOf(
      bundle,
      [...bundle.files.keys()].filter((file) => (languageOf(file) ?? one) === one),
    ),
  )
  for (const one of LANGUAGES)
    expect([...bundle.files.keys()].filter((file) => languageOf(file) === one)).not.toEqual([])
  expect(Math.max(...perVisitor)).toBeLessThanOrEqual(MOST_OF_A_VISITOR)
})
