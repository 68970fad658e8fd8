/**
 * Makes a checkout ready to run: dependencies as the lock file says, words made of the catalogues, and a build of these sources.
 * Needs nothing but Node and npm, and does nothing when all is already in place.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fail, isMain, npm, root, say } from './run.mjs'

const OLDEST_NODE = [20, 19]
const SOURCES = ['api', 'console', 'db', 'examples', 'widgets', '.tooling']
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json']

const digest = (files) => {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(root + file))
    hash.update('\0')
  }
  return hash.digest('hex')
}

const stampedWith = (stamp, value) =>
  existsSync(root + stamp) && readFileSync(root + stamp, 'utf8') === value

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  fail(`Farstu needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/** Native modules are built for one version of Node, so that version belongs to the stamp. */
const installDependencies = async () => {
  const stamp = 'node_modules/.farstu-lock'
  const wanted = `${digest(['package-lock.json'])} ${process.versions.modules}`
  if (stampedWith(stamp, wanted)) return
  say('Installing dependencies (npm ci); the first time takes about a minute …')
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) fail('npm ci failed; what it said is above.')
  writeFileSync(root + stamp, wanted)
}

/** What is made of the catalogues is part of the sources: types and builds need it. */
const makeWords = async () => {
  const { writeWords } = await import('./words/write.mjs')
  try {
    writeWords()
  } catch (fault) {
    fail(fault.message)
  }
}

const filesUnder = (folder) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))

const buildSources = async ({ types }) => {
  const stamp = 'dist/.stamp'
  const wanted = digest([...SETTINGS, ...SOURCES.flatMap(filesUnder).sort()])
  if (!types && stampedWith(stamp, wanted)) return
  const { build } = await import('./build.mjs')
  await build({ types })
  writeFileSync(root + stamp, wanted)
}

/**
 * Resolves when the checkout can be run; ends the process with a plain line when it cannot.
 * `built: false` leaves the build out, for what needs dependencies only; `types: true` builds anew,
 * with the declarations that a package needs.
 */
export const prepare = async ({ built = true, types = false } = {}) => {
  checkNode()
  await installDependencies()
  await makeWords()
  if (built) await buildSources({ types })
}

if (isMain(import.meta.url)) await prepare({ types: process.argv.includes('--types') })
