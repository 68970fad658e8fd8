/** The compiler refuses tables that are not alike. A difference is planted here and must be found. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const schema = `${root}db/schema/postgres.ts`
const user = `${root}db/postgres/open.ts`

/** One difference per table, of a kind that is easily overlooked. */
const plants = [
  { table: 'notice', from: `flag('material')`, to: `text('material')` },
  { table: 'helpContact', from: `text('hours')`, to: `text('hours').notNull()` },
  { table: 'method', from: `('drift').notNull()`, to: `('drift').notNull().default(0)` },
  { table: 'auditDetail', from: `  salt: text('salt').notNull(),`, to: '' },
  { table: 'grace', from: 'export const grace', to: 'const grace' },
] as const

/** Every file but the schema is parsed once for all programs: most are declarations of libraries. */
const sources = new Map<string, ts.SourceFile>()

/** What the compiler says of the file that uses the twin, with the plants in the schema. */
const complaintsWith = (planted: readonly (typeof plants)[number][]): string => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const readFile = (file: string) => {
    const text = ts.sys.readFile(file)
    return file === schema && text !== undefined ? plantedIn(text, planted) : text
  }
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (file, language) => {
    const text = readFile(file)
    if (text === undefined) return undefined
    const source = sources.get(file) ?? ts.createSourceFile(file, text, language)
    if (file !== schema) sources.set(file, source)
    return source
  }
  const program = ts.createProgram([user], options, { ...host, getSourceFile })
  return program
    .getSemanticDiagnostics(program.getSourceFile(user))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .join('\n')
}

const plantedIn = (text: string, planted: readonly (typeof plants)[number][]): string =>
  planted.reduce((schemaText, { from, to }) => {
    if (!schemaText.includes(from)) throw new Error(`The schema has no ${from}`)
    return schemaText.replace(from, to)
  }, text)

describe('parity of the two schemas', () => {
  it('nothing is said of tables that are alike', () => {
    expect(complaintsWith([])).toBe('')
  }, 60_000)

  it('a type, a null, a default, a column or a table that differs is named', () => {
    const complaints = complaintsWith(plants)
    for (const { table } of plants) expect(complaints).toContain(`${table} differs`)
  }, 60_000)
})
