/**
 * Bundles what runs: the server and its commands, the hosts' module, the example portal and the
 * widgets, as a drop-in script and as npm modules, and the console.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import { browsers } from './baseline/oldest.mjs'
import { consoleApp } from './console-bundle.mjs'
import { compiler, fail, root, run, say } from './run.mjs'
import { dropIn } from './widgets-bundle.mjs'

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: true,
}

/** Bundled CommonJS calls `require` for Node's own modules, which ES modules lack. */
const requireBanner = [
  "import { createRequire as farstuRequire } from 'node:module'",
  'const require = farstuRequire(import.meta.url)',
].join(';')

const server = {
  ...shared,
  platform: 'node',
  target: 'node20',
  entryPoints: { 'api/main': 'api/boot/main.ts', 'api/cli': 'api/boot/cli.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: 'linked',
  sourcesContent: false,
  // ES modules where a package has them: imported on first use, CommonJS has no named exports.
  mainFields: ['module', 'main'],
  external: ['better-sqlite3', '@node-rs/argon2', 'pg-native', 'cloudflare:sockets'],
  banner: { js: requireBanner },
}

const hostModule = {
  ...shared,
  platform: 'node',
  target: 'node20',
  entryPoints: { 'server/index': 'widgets/server/index.ts' },
  outdir: 'dist',
  external: ['jose', 'csv-parse'],
}

/** What the example portal serves as it lies there. */
const PUBLIC = 'examples/host-portal/public'

const example = {
  ...shared,
  platform: 'node',
  target: 'node20',
  entryPoints: ['examples/host-portal/server.ts'],
  outdir: 'dist/examples/host-portal',
  external: ['better-sqlite3'],
}

const modules = {
  ...shared,
  platform: 'browser',
  target: browsers,
  entryPoints: [
    'widgets/login.ts',
    'widgets/invitation.ts',
    'widgets/session.ts',
    'widgets/email-code.ts',
    'widgets/authenticator.ts',
    'widgets/method-picker.ts',
    'widgets/recovery-codes.ts',
    'widgets/confirm.ts',
    'widgets/password.ts',
    'widgets/account.ts',
    'widgets/account-menu.ts',
  ],
  outdir: 'dist/npm/widgets',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['lit', 'lit/*', '@lit/*', 'lit-html', 'lit-element'],
}

/** Script and styles of our own pages: hosted sign-in, documentation, local mailbox. */
const ownPages = {
  ...shared,
  platform: 'browser',
  target: browsers,
  entryPoints: [
    'api/pages/hosted-script.ts',
    'api/pages/hosted-page.css',
    'api/pages/plain-page.css',
  ],
  outdir: 'dist/pages',
  minify: true,
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`

/** Everything that a browser must load before the modules of `entry` can run. */
const staticClosure = (outputs, entry, seen = new Set()) => {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const { path, kind, external } of outputs[entry].imports)
    if (kind === 'import-statement' && !external) staticClosure(outputs, path, seen)
  return seen
}

const gzipped = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(root + file)).length, 0)

const reportSizes = ({ serverResult, widgetsResult }) => {
  const bytes = (outputs, ending) =>
    Object.entries(outputs).reduce(
      (sum, [file, output]) => sum + (file.endsWith(ending) ? output.bytes : 0),
      0,
    )
  say(`  server            ${kilobytes(bytes(serverResult.metafile.outputs, '.js'))}`)
  const outputs = widgetsResult.metafile.outputs
  const entry = staticClosure(outputs, 'dist/widgets/farstu.js')
  say(`  widgets, entry    ${kilobytes(gzipped(entry))} gzip`)
  say(`  widgets, all      ${kilobytes(gzipped(Object.keys(outputs)))} gzip, all languages`)
}

/** Declarations name their neighbours by `.js`, as every version of TypeScript understands. */
const nameNeighboursByJs = (folder) => {
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.d.ts')) continue
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    writeFileSync(`${folder}/${name}`, text.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'))
  }
}

const declarations = async () => {
  const code = await run(process.execPath, [compiler, '-p', '.tooling/tsconfig.declarations.json'])
  if (code !== 0) fail('The declarations could not be made; what tsc said is above.')
  nameNeighboursByJs(`${root}dist/types`)
}

/** Empties dist and fills it. `types` adds declarations, which only a package needs. */
export const build = async ({ types = false } = {}) => {
  const started = performance.now()
  rmSync(`${root}dist`, { recursive: true, force: true })
  const [serverResult, widgetsResult] = await Promise.all(
    [
      server,
      { ...shared, ...dropIn },
      hostModule,
      example,
      modules,
      ownPages,
      { ...shared, ...consoleApp },
    ].map((options) => esbuild.build(options)),
  )
  cpSync(`${root}${PUBLIC}`, `${root}dist/${PUBLIC}`, { recursive: true })
  if (types) await declarations()
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  reportSizes({ serverResult, widgetsResult })
}
