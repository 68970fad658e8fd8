/**
 * What `npm install farstu` leaves in an empty folder: the tarball that `npm pack` makes of these
 * sources, and what its `dependencies` name, copied from where the lock file's versions lie. Nothing
 * else is there, so whatever the package needs and does not name is missing.
 */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { copyCheckout } from '../../../.tooling/our-files.mjs'

export const checkout = fileURLToPath(new URL('../../..', import.meta.url))

const run = promisify(execFile)

/** Packs as a release does, its build included; resolves the tarball. */
async function pack(sources: string, to: string): Promise<string> {
  const script = process.env.npm_execpath
  const [command, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm']
  await run(command ?? 'npm', [...first, 'pack', '--silent', '--pack-destination', to], {
    cwd: sources,
    maxBuffer: 64 * 1024 * 1024,
  })
  const [tarball = ''] = readdirSync(to).filter((name) => name.endsWith('.tgz'))
  return join(to, tarball)
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Where Node finds a package that a module in `from` names; null where it is not installed. */
function installedFor(name: string, from: string): string | null {
  const here = join(from, 'node_modules', name)
  if (existsSync(here)) return here
  return from === dirname(from) ? null : installedFor(name, dirname(from))
}

/** Every package that these manifests lead to, by where it lies. */
function reachable(manifest: Manifest, from: string, found = new Set<string>()): Set<string> {
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    const folder = installedFor(name, from)
    if (folder === null && manifest.optionalDependencies?.[name]) continue
    if (folder === null) throw new Error(`${name} is named and not installed`)
    if (found.has(folder)) continue
    found.add(folder)
    reachable(manifestIn(folder), folder, found)
  }
  return found
}

/** Its own files alone: what lies nested in it is copied only where it was reached. */
function copyPackage(folder: string, to: string): void {
  const nested = join(folder, 'node_modules')
  cpSync(folder, to, { recursive: true, dereference: true, filter: (path) => path !== nested })
}

/** Resolves the folder that the package was installed in. */
export async function installIn(scratch: string): Promise<string> {
  const [sources, packed, project] = ['sources', 'packed', 'project'].map((name) =>
    join(scratch, name),
  ) as [string, string, string]
  // Elsewhere, because tests beside this one read `dist` here.
  copyCheckout(sources)
  mkdirSync(packed)
  const tarball = await pack(sources, packed)
  const own = join(project, 'node_modules', 'farstu')
  mkdirSync(own, { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1'])
  for (const folder of reachable(manifestIn(own), checkout))
    copyPackage(folder, join(project, relative(checkout, folder)))
  return project
}
