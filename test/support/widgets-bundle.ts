import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { pseudoBundle } from '../../.tooling/words/pseudo.mjs'
import { isPseudo } from './looks.ts'
import { once } from './once.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Recipe {
  readonly dropIn: BuildOptions & { readonly plugins: readonly Plugin[] }
  readonly cutOf: (graph: Metafile) => {
    /** What the entry needs at once. */
    readonly first: ReadonlySet<string>
    /** What the sources fetch by `import()`. */
    readonly later: ReadonlySet<string>
  }
}

/** How the build makes the drop-in script: what is tested is what is shipped. */
export const recipe = once(
  async (): Promise<Recipe> => (await import(`${root}.tooling/widgets-bundle.mjs`)) as Recipe,
)

export interface Bundle {
  /** By path below `/widgets/`. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What was put in, and what came out of it. */
  readonly graph: Metafile
}

/** The path below `/widgets/` of an output. */
export const nameOf = (path: string): string => path.replace(/^.*dist\/widgets\//, '')

/** Bundles as the build does, with changes to the sources. */
export async function bundleWith(changes: readonly Plugin[]): Promise<Bundle> {
  const { dropIn } = await recipe()
  const { outputFiles, metafile } = await build({
    ...dropIn,
    plugins: [...(isPseudo ? [pseudoBundle] : []), ...changes, ...dropIn.plugins],
    metafile: true,
    write: false,
  })
  const files = outputFiles.map(({ path, contents }) => [nameOf(path), contents] as const)
  return { files: new Map(files), graph: metafile }
}

export const bundled = once(() => bundleWith([]))

/** The drop-in script and its chunks as they are shipped; made once. */
export const bundleWidgets = async (): Promise<Bundle['files']> => (await bundled()).files

/** A host page's own copy of Lit, which makes the Trusted Types policy `lit-html` first. */
export const bundleHostLit = once(async (): Promise<Uint8Array> => {
  const contents = `import { LitElement, html } from 'lit'
    customElements.define('host-hello', class extends LitElement {
      render() { return html\`<p>Hello from the host</p>\` }
    })`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
})
