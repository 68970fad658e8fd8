import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { once } from '../../support/once.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** How the build makes the drop-in script: what is tested is what is shipped. */
async function dropIn(): Promise<BuildOptions> {
  const recipe = (await import(`${root}.tooling/widgets-bundle.mjs`)) as { dropIn: BuildOptions }
  return recipe.dropIn
}

/** The drop-in script and its chunks as they are shipped, by path below `/widgets/`; made once. */
export const bundleWidgets = once(async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { outputFiles } = await build({ ...(await dropIn()), outdir: '/widgets', write: false })
  return new Map(outputFiles.map((file) => [file.path.replace('/widgets/', ''), file.contents]))
})

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
