/**
 * Code that runs in Node must not see the DOM, nor the other way round: whatever the compiler knows
 * would pass, and fail where it runs. So each file is in one environment, and a word of the other
 * environment is planted in each.
 */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../.tooling/our-files.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

const environment = (name: string): ts.ParsedCommandLine => {
  const file = `${root}.tooling/tsconfig.${name}.json`
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host)
  if (!parsed) throw new Error(`${file} cannot be read`)
  return parsed
}

const filesOf = (name: string): readonly string[] =>
  environment(name).fileNames.map((file) => file.slice(root.length))

/** What is made of catalogues is in the environments of whoever uses it. */
const isWritten = (file: string): boolean => !file.includes('/generated/')

const sourcesIn = (folder: string): readonly string[] =>
  filesIn(folder).filter((name) => /\.[cm]?[jt]s$/.test(name))

describe('each source', () => {
  it('is in one environment', () => {
    const checked = [...filesOf('server'), ...filesOf('browser')].filter(isWritten).toSorted()
    const written = ['.tooling', 'api', 'console', 'db', 'examples', 'widgets'].flatMap(sourcesIn)
    expect(checked).toEqual(written.toSorted())
  })

  it('of a test is in that of the tests', () => {
    const tests = sourcesIn('test').filter(
      (name) => name.endsWith('.ts') && !name.startsWith('test/processes/made-up/house/'),
    )
    expect(filesOf('tests')).toEqual(expect.arrayContaining([...tests]))
  })
})

/** What the compiler says of one line in an environment. */
const complaintsIn = (name: string, line: string): readonly string[] => {
  const { options } = environment(name)
  const host = ts.createCompilerHost(options)
  const planted = `${root}planted.ts`
  const program = ts.createProgram([planted], options, {
    ...host,
    fileExists: (file) => file === planted || host.fileExists(file),
    getSourceFile: (file, language) =>
      file === planted
        ? ts.createSourceFile(file, line, language)
        : host.getSourceFile(file, language),
  })
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const OF_THE_DOM = 'export const title = document.title'
const OF_NODE = 'export const home = process.env.HOME'
/** Chrome 110; widgets and console serve 109. */
const TOO_NEW = 'export const sorted = [2, 1].toSorted()'

describe('a planted word', { timeout: 60_000 }, () => {
  it.each([
    ['server', OF_THE_DOM, /'document'/],
    ['browser', OF_NODE, /'process'/],
    ['browser', TOO_NEW, /'toSorted'/],
  ])('is refused in the environment %s: %s', (name, line, complaint) => {
    expect(complaintsIn(name, line)).toEqual([expect.stringMatching(complaint)])
  })

  it.each([
    ['server', OF_NODE],
    ['browser', OF_THE_DOM],
    ['tests', `${OF_THE_DOM}\n${OF_NODE}`],
  ])('is understood in its own environment, %s', (name, line) => {
    expect(complaintsIn(name, line)).toEqual([])
  })
})
