/** The compiler refuses tables that are not alike. A difference is planted here and must be found. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { once } from '../support/once.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One difference per table, of a kind that is easily overlooked. */
const plants = [
  { table: 'notice', from: `flag('material')`, to: `text('material')` },
  { table: 'helpContact', from: `text('hours')`, to: `text('hours').notNull()` },
  {
    table: 'method',
    from: `('is_default').notNull()`,
    to: `('is_default').notNull().default(false)`,
  },
  { table: 'auditDetail', from: `  salt: text('salt').notNull(),`, to: '' },
  { table: 'grace', from: 'export const grace', to: 'const grace' },
] as const

/** The schema, and who hands it on to the file that uses the twin: the last. */
const copied = ['schema/postgres', 'schema/parity', 'seam', 'postgres/open'] as const
const user = `${root}db/postgres/open.ts`
const plantedUser = `${root}db/postgres/open.planted.ts`

const plantedIn = (text: string, planted: readonly (typeof plants)[number][]): string =>
  planted.reduce((schemaText, { from, to }) => {
    if (!schemaText.includes(from)) throw new Error(`The schema has no ${from}`)
    return schemaText.replace(from, to)
  }, text)

/** Copies with the plants in the schema, by path: they import one another and not what they copy. */
const plantedFiles = (): ReadonlyMap<string, string> =>
  new Map(
    copied.map((name) => {
      const text = ts.sys.readFile(`${root}db/${name}.ts`) ?? ''
      const source = name === 'schema/postgres' ? plantedIn(text, plants) : text
      const copy = source.replaceAll(
        /from '(\.[^']*\/(?:postgres|parity|seam))\.ts'/g,
        "from '$1.planted.ts'",
      )
      return [`${root}db/${name}.planted.ts`, copy]
    }),
  )

/** Both in one program: what the compiler learns of the libraries, it learns once. */
const program = once((): ts.Program => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const compilerOptions = { ...config.compilerOptions, lib: ['ES2023'] }
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const planted = plantedFiles()
  return ts.createProgram([user, plantedUser], options, {
    ...host,
    fileExists: (file) => planted.has(file) || host.fileExists(file),
    getSourceFile: (file, language) => {
      const text = planted.get(file)
      if (text === undefined) return host.getSourceFile(file, language)
      return ts.createSourceFile(file, text, language)
    },
  })
})

const complaintsAbout = (file: string): string =>
  program()
    .getSemanticDiagnostics(program().getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .join('\n')

describe('parity of the two schemas', () => {
  it('nothing is said of tables that are alike', () => {
    expect(complaintsAbout(user)).toBe('')
  }, 60_000)

  it('a type, a null, a default, a column or a table that differs is named', () => {
    const complaints = complaintsAbout(plantedUser)
    for (const { table } of plants) expect(complaints).toContain(`${table} differs`)
  }, 60_000)
})
