/**
 * Words like `restart` mean the same at every method's step. A kind whose own answer used one of them
 * would be misread: not counted as a guess, not looked at. So the compiler refuses it, which is tried
 * here by planting one, and an act comes alone.
 */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { METHOD_WIRES } from '../../api/contract/method-wires.ts'
import { ACTS, actIn } from '../../api/contract/plain/acts.ts'
import type { MethodWire } from '../../api/contract/step-wire.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const wires: readonly MethodWire[] = Object.values(METHOD_WIRES)
const steps = wires.flatMap(({ verify, enrol }) => (enrol ? [verify, enrol] : [verify]))
const shapes = steps.flatMap(({ answers }) => answers.map(({ shape }) => shape))

/** A kind of method with one answer, beside the contract. */
const kindTaking = (shape: string): string => `
  import { z } from 'zod'
  import { view } from './shapes.ts'
  import { acts, answerTo, type MethodWire } from './step-wire.ts'
  export const planted = {
    verify: { view: view({ name: z.literal('planted') }), answers: [answerTo('planted', ${shape})] },
    enrol: null,
    identifies: false,
    elsewhere: null,
  } as const satisfies MethodWire
  export const used = acts`

/** The answers that the compiler refuses; in one program, because it has to learn zod first. */
function refusedOf(answers: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const compilerOptions = { ...config.compilerOptions, lib: ['ES2023'], types: ['node'] }
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [] }, ts.sys, root)
  const fileOf = (answer: string) => `${root}api/contract/planted-${answers.indexOf(answer)}.ts`
  const planted = new Map(answers.map((answer) => [fileOf(answer), kindTaking(answer)]))
  const host = ts.createCompilerHost(options)
  const program = ts.createProgram([...planted.keys()], options, {
    ...host,
    fileExists: (file) => planted.has(file) || host.fileExists(file),
    getSourceFile: (file, language) => {
      const text = planted.get(file)
      return text === undefined
        ? host.getSourceFile(file, language)
        : ts.createSourceFile(file, text, language)
    },
  })
  return answers.filter(
    (answer) => program.getSemanticDiagnostics(program.getSourceFile(fileOf(answer))).length > 0,
  )
}

describe('an act', () => {
  it('is refused to a kind that means something else by it', { timeout: 60_000 }, () => {
    const typed = ACTS.map((act) => `{ ${act}: z.string() }`)
    const others = ['{ again: z.boolean() }', '{ send: z.literal(true).optional() }']
    const proper = ACTS.map((act) => `{ ${act}: acts.${act} }`)
    const refused = refusedOf([...typed, ...others, ...proper, '{ code: z.string() }'])
    expect(refused).toEqual([...typed, ...others])
  })

  it('comes alone in every answer that there is', () => {
    const pressed = shapes.filter((shape) => actIn(shape) !== null)
    expect(pressed.length).toBeGreaterThan(0)
    for (const shape of pressed) expect(Object.keys(shape)).toEqual(['step', actIn(shape)])
  })
})
