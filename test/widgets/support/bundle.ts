import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The drop-in script and its chunks as they are shipped, by path below `/widgets/`. */
export async function bundleWidgets(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['widgets/farstu.ts'],
    outdir: '/widgets',
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    write: false,
  })
  return new Map(outputFiles.map((file) => [file.path.replace('/widgets/', ''), file.contents]))
}

/** A host page's own copy of Lit, which makes the Trusted Types policy `lit-html` first. */
export async function bundleHostLit(): Promise<Uint8Array> {
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
}
