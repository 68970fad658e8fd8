/**
 * `npm run bench`: what Farstu costs on this machine, beside what the machine allows and what a peer
 * takes. A word after `--` runs the figures whose name contains it. See test/bench/README.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { prepare } from './prepare.mjs'
import { fail, npm, root, run, say } from './run.mjs'

const PEER = 'test/bench/peer'
const BUILT = 'test/output/bench'

/** Only the bench needs it, so only the bench installs it. */
const installPeer = async () => {
  const stamp = `${root}${PEER}/node_modules/.farstu-lock`
  const wanted = readFileSync(`${root}${PEER}/package-lock.json`, 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing the peer that Farstu is compared with (npm ci), the first time only …')
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await npm(['ci', '--prefix', `${root}${PEER}`, ...quietly])
  if (code !== 0) fail('The peer could not be installed; what npm said is above.')
  writeFileSync(stamp, wanted)
}

const bundle = async () => {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    entryPoints: {
      main: 'test/bench/main.ts',
      'bare-server': 'test/bench/limits/bare-server.ts',
    },
    outdir: BUILT,
    outExtension: { '.js': '.mjs' },
  })
}

await prepare()
await installPeer()
await bundle()
process.exitCode = await run(process.execPath, [`${BUILT}/main.mjs`, ...process.argv.slice(2)])
