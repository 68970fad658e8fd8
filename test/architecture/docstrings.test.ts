/**
 * Whoever reads a contract, a port, a method or a journey for the first time is told what each export
 * is; whoever calls one from outside sees it used once, in an example that compiles.
 */
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'
import { type Exported, exportedIn, handedOnIn } from './docstrings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const ELEMENTS = ['login', 'invitation', 'email-code', 'authenticator', 'session']
const EXPLAINED = [
  ...['ports', 'domain/methods', 'domain/journeys', 'contract'].map((name) => `api/${name}`),
  ...['server', 'events', 'elements'].map((name) => `widgets/${name}`),
]

const textOf = (file: string): string => readFileSync(root + file, 'utf8')

/**
 * Catalogues and lists of words speak for themselves; what is generated is explained where it is made
 * of. The frame of the elements is not what newcomers read first.
 */
const isExplained = (file: string): boolean =>
  file.endsWith('.ts') && !/\/generated\/|\/elements\/frame\//.test(file)

const sources = EXPLAINED.flatMap((folder) => filesIn(folder)).filter(isExplained)

/** The declaration of a name, in a file or in one that it hands on from. */
const declared = (
  file: string,
  name: string,
): readonly (Exported & { readonly file: string })[] => {
  const text = textOf(file)
  const here = exportedIn(text).filter((one) => one.name === name)
  if (here.length > 0) return here.map((one) => ({ ...one, file }))
  return handedOnIn(text)
    .filter((one) => one.name === name || one.name === '*')
    .flatMap(({ from }) => declared(posix.join(posix.dirname(file), from), name))
}

/** Entries of the package, and the types of its events. */
const ENTRIES = [
  ...['server/index', 'events/all'].map((name) => `widgets/${name}.ts`),
  ...ELEMENTS.map((name) => `widgets/${name}.ts`),
]
const handedOut = ENTRIES.flatMap((entry) =>
  handedOnIn(textOf(entry))
    .filter(({ name }) => name !== '*')
    .flatMap(({ name }) => declared(entry, name)),
)

const told = ({ file, name }: { readonly file: string; readonly name: string }) =>
  `${file}: ${name}`

describe('an export', () => {
  it('has a docstring in each folder that newcomers read first', () => {
    const silent = sources.flatMap((file) =>
      exportedIn(textOf(file))
        .filter(({ said }) => said === '')
        .map(({ name }) => told({ file, name })),
    )
    expect(silent).toEqual([])
    expect(sources.length).toBeGreaterThan(100)
  })

  it('of the package has an example', () => {
    const unshown = handedOut.filter(({ said }) => !said.includes('@example\n```'))
    expect(unshown.map(told)).toEqual([])
    expect(handedOut.length).toBeGreaterThan(30)
  })

  it.each([
    ['/** Said. */\nexport const one = 1', true],
    ['/** Said. */\ninterface One {}\nexport type { One }', true],
    ['export const one = 1', false],
    ['// Said, but not to whoever imports it.\nexport function one() {}', false],
    ['/** @throws never */\nexport function one() {}', false],
    ['/** Of the file. */\n\nexport class One {}', false],
    ['type One = 1\nexport type { One }', false],
  ])('would be found in: %s', (text, isSaid) => {
    expect(exportedIn(text).map(({ said }) => said !== '')).toEqual([isSaid])
  })
})

const EXAMPLE = /^@example\n```ts\n(.*?)^```/gms

/** What the compiler says of examples, as projects that import the package would read them. */
function complaintsOf(examples: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const compilerOptions = {
    ...config.compilerOptions,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    paths: { 'farstu/server': ['./widgets/server/index.ts'], 'farstu/*.js': ['./*.ts'] },
    noEmit: true,
    incremental: false,
  }
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [] }, ts.sys, root)
  const texts = new Map(examples.map((text, at) => [`${root}example-${at}.ts`, text]))
  const host = ts.createCompilerHost(options)
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    getSourceFile: (file, language) => {
      const text = texts.get(file)
      return text === undefined
        ? host.getSourceFile(file, language)
        : ts.createSourceFile(file, text, language)
    },
  })
  return [...texts.keys()].flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(
        ({ messageText }) =>
          `${ts.flattenDiagnosticMessageText(messageText, ' ')}\n${texts.get(file)}`,
      ),
  )
}

describe('an example', () => {
  it('compiles as it is written', { timeout: 180_000 }, () => {
    const examples = handedOut.flatMap(({ said }) =>
      [...said.matchAll(EXAMPLE)].map(([, text = '']) => text),
    )
    expect(examples.length).toBeGreaterThan(20)
    expect(complaintsOf(examples)).toEqual([])
    expect(complaintsOf(["import { nothing } from 'farstu/server'\nnothing()"])).toHaveLength(1)
  })

  it('of an element has the attributes that it says, with all that it needs', () => {
    const shown = handedOut.flatMap(({ name, said }) =>
      [...said.matchAll(/<farstu-[a-z-]+ ([^>]*)>/g)].map(([, text = '']) => ({
        name,
        said,
        text,
      })),
    )
    const elements = shown.filter(({ said }) => said.includes('@attr'))
    for (const { name, said, text } of elements) {
      const declared = [...said.matchAll(/^@attr \{.*?\} (\S+)/gm)].map(([, one]) => one)
      const given = [...text.matchAll(/([a-z-]+)="/g)].map(([, one]) => one)
      expect(declared, name).toEqual(expect.arrayContaining(given))
      expect(given, name).toEqual(expect.arrayContaining(['api', 'portal']))
    }
    expect(elements).toHaveLength(ELEMENTS.length)
  })
})
