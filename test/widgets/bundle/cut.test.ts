import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { type Bundle, bundled, bundleWith, recipe } from '../../support/widgets-bundle.ts'

/** What waits for a first field: steps but the first, everything of methods, and words. */
const LATER = /^widgets\/(?:methods\/|steps\/(?!identify-)[\w-]+-step\.ts$|.*\.\w{2}\.ts$)/

/** What is neither ours nor of a library that a first field needs. */
const FOREIGN = /^(?!widgets\/)(?!api\/contract\/plain\/)(?!.*node_modules\/@?lit)/

/** Modules of the first load that should not be there. */
async function strays({ graph }: Bundle): Promise<readonly string[]> {
  const { first, later } = (await recipe()).cutOf(graph)
  return [...first].filter(
    (file) => later.has(file) || LATER.test(file) || FOREIGN.test(file) || isReplaced(file),
  )
}

/** Parts of Lit that something of ours stands in for. */
const isReplaced = (file: string): boolean => /\/(css-tag|lit-element)\.js$/.test(file)

/** Has `file` import `module` at once. */
const importing = (file: string, module: string): Plugin => ({
  name: 'planted',
  setup(build) {
    build.onLoad({ filter: new RegExp(`/${file}$`) }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\nimport * as planted from '${module}'\nconsole.log(planted)`,
      loader: 'ts',
    }))
  },
})

describe('the first load', () => {
  it('has nothing that comes later, and nothing foreign', async () => {
    const bundle = await bundled()
    const { first, later } = (await recipe()).cutOf(bundle.graph)
    expect(await strays(bundle)).toEqual([])
    expect([...first]).toContain('widgets/steps/identify-step.ts')
    expect([...later]).toContain('widgets/methods/totp/totp-step.ts')
  })

  it('is the entry and one chunk', async () => {
    const { graph } = await bundled()
    const chunks = graph.outputs['dist/widgets/farstu.js']?.imports ?? []
    expect(chunks.map(({ kind }) => kind)).toEqual(['import-statement'])
  })

  it.each([
    ['../methods/password/password-step.ts', 'widgets/methods/password/password-step.ts'],
    ['./accept-step.ts', 'widgets/steps/accept-step.ts'],
    ['../words/generated/later.sv.ts', 'widgets/words/generated/later.sv.ts'],
    ['uqr', 'node_modules/uqr/dist/index.mjs'],
  ])('does not get %s unnoticed', async (module, file) => {
    const found = await strays(await bundleWith([importing('identify-step.ts', module)]))
    expect(found.map((path) => path.replace(/^.*(?=node_modules)/, ''))).toContain(file)
  })
})
