import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { type BuildOptions, build } from 'esbuild'
import { Hono } from 'hono'
import type { AppEnv } from '../../../api/http/app-env.ts'
import { assetRoutes } from '../../../api/http/assets.ts'
import { consolePageRoutes } from '../../../api/routes/console-page.ts'
import { bundleWidgets } from '../../widgets/support/bundle.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The console as it is shipped, with its own headers, and the widgets beside it. */
export async function startConsole() {
  const folder = mkdtempSync(join(tmpdir(), 'farstu-console-'))
  const widgets = mkdtempSync(join(tmpdir(), 'farstu-widgets-'))
  const recipe = (await import(`${root}.tooling/console-bundle.mjs`)) as {
    consoleApp: BuildOptions
  }
  await build({ ...recipe.consoleApp, outdir: folder })
  for (const [name, contents] of await bundleWidgets()) writeFileSync(join(widgets, name), contents)
  const app = new Hono<AppEnv>()
    .route('/console', consolePageRoutes(folder))
    .route('/widgets', assetRoutes(widgets))
  const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      for (const made of [folder, widgets]) rmSync(made, { recursive: true, force: true })
    },
  }
}
