import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'
import { once } from '../../../support/once.ts'
import { bundleWith } from '../../../support/widgets-bundle.ts'

const registry = fileURLToPath(new URL('registry.ts', import.meta.url))

const withPaper: Plugin = {
  name: 'with-paper',
  setup(build) {
    build.onResolve({ filter: /methods\/registry\.ts$/ }, ({ importer }) =>
      importer === registry ? undefined : { path: registry },
    )
  },
}

/** The drop-in script with a method more, whose codes are long and stand on paper. */
export const bundledWithPaper = once(() => bundleWith([withPaper]))
