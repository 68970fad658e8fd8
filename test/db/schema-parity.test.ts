/** The compiler refuses tables that are not alike. A difference is planted here and must be found. */
import { readdirSync, readFileSync } from 'node:fs'
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

/** Who hands the schema on to the file that uses the twin: the last. */
const copied = ['schema/parity', 'seam', 'postgres/open'] as const
const user = `${root}db/postgres/open.ts`
const plantedFolder = `${root}db/schema/postgres.planted`
const plantedUser = `${root}db/postgres/open.planted.ts`

const textOf = (file: string): string => readFileSync(`${root}db/${file}`, 'utf8')
const subjects = readdirSync(`${root}db/schema/postgres`)

/** The schema with the plants in it, in a folder of its own. */
const plantedSchema = (): readonly (readonly [string, string])[] => {
  const texts = new Map(subjects.map((name) => [name, textOf(`schema/postgres/${name}`)]))
  for (const { from, to } of plants) {
    const [name, text] = [...texts].find((entry) => entry[1].includes(from)) ?? []
    if (name === undefined || text === undefined) throw new Error(`The schema has no ${from}`)
    texts.set(name, text.replace(from, to))
  }
  return [...texts].map(([name, text]) => [`${plantedFolder}/${name}`, text])
}

/** Copies, by path, that import one another, and the planted schema, and not what they copy. */
const plantedFiles = (): ReadonlyMap<string, string> => {
  const copies = copied.map((name) => {
    const copy = textOf(`${name}.ts`)
      .replaceAll(/from '(\.[^']*\/(?:parity|seam))\.ts'/g, "from '$1.planted.ts'")
      .replaceAll(/from '(\.[^']*)\/postgres\/index\.ts'/g, "from '$1/postgres.planted/index.ts'")
    return [`${root}db/${name}.planted.ts`, copy] as const
  })
  return new Map([...copies, ...plantedSchema()])
}

/** Both in one program: what the compiler learns of the libraries, it learns once. */
const program = once((): ts.Program => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const compilerOptions = { ...config.compilerOptions, lib: ['ES2023'], types: ['node'] }
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const planted = plantedFiles()
  return ts.createProgram([user, plantedUser], options, {
    ...host,
    directoryExists: (folder) =>
      folder === plantedFolder || (host.directoryExists?.(folder) ?? false),
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
  it.each(subjects.filter((name) => name !== 'columns.ts'))('%s is the same in both', (name) => {
    expect(textOf(`schema/postgres/${name}`)).toBe(textOf(`schema/sqlite/${name}`))
  })

  it('nothing is said of tables that are alike', () => {
    expect(complaintsAbout(user)).toBe('')
  }, 60_000)

  it('a type, a null, a default, a column or a table that differs is named', () => {
    const complaints = complaintsAbout(plantedUser)
    for (const { table } of plants) expect(complaints).toContain(`${table} differs`)
  }, 60_000)
})
