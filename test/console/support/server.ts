import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { Hono } from 'hono'
import { pseudoBundle } from '../../../.tooling/words/pseudo.mjs'
import { assetRoutes } from '../../../api/http/answers/assets.ts'
import type { AppEnv } from '../../../api/http/app-env.ts'
import { consolePageRoutes } from '../../../api/routes/pages/console-page-routes.ts'
import { domainPageRoutes } from '../../../api/routes/pages/domain-page-routes.ts'
import { isPseudo } from '../../support/looks.ts'
import { once } from '../../support/once.ts'
import { scratch } from '../../support/scratch.ts'
import { bundleWidgets } from '../../support/widgets-bundle.ts'
import { type Call, playApi, type Reply } from './played-api.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The console's scripts by the build's own recipe, by name; made once. */
const bundleConsole = once(async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const recipe = (await import(`${root}.tooling/console-bundle.mjs`)) as {
    consoleApp: BuildOptions & { readonly plugins: readonly Plugin[] }
  }
  const plugins = [...(isPseudo ? [pseudoBundle] : []), ...recipe.consoleApp.plugins]
  const { outputFiles } = await build({
    ...recipe.consoleApp,
    plugins,
    outdir: '/console',
    write: false,
  })
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
})

/** A new folder with these files in it. */
const folderOf = (files: ReadonlyMap<string, Uint8Array>): string => {
  const folder = mkdtempSync(join(scratch, 'farstu-console-'))
  for (const [name, contents] of files) writeFileSync(join(folder, name), contents)
  return folder
}

/**
 * The console as it is shipped, with its own headers, and the widgets beside it.
 *
 * @param domainAnswerAt where the domain of any portal answers browsers.
 * @param answer of the API.
 */
export async function startConsole(
  domainAnswerAt: () => string | null,
  answer: (call: Call) => Promise<Reply>,
) {
  const folder = folderOf(await bundleConsole())
  const widgets = folderOf(await bundleWidgets())
  const app = new Hono<AppEnv>()
    .route('/console/_domain', domainPageRoutes({ domainAnswerAt: async () => domainAnswerAt() }))
    .route('/console', consolePageRoutes(folder))
    .route('/widgets', assetRoutes(widgets))
    .all('/v1/*', playApi(answer))
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      for (const made of [folder, widgets]) rmSync(made, { recursive: true, force: true })
    },
  }
}
