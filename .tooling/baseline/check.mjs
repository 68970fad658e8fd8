/**
 * Holds what browsers are given to the oldest of them (`oldest.mjs`): widgets, console, script and styles
 * of our own pages, and the public files of the example portal, as they were built.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fail, root, say } from '../run.mjs'
import { ALLOWED } from './allowed.mjs'
import { newerIn } from './newer.mjs'

const FOLDERS = ['widgets', 'npm/widgets', 'console', 'pages', 'examples/host-portal/public']

const built = FOLDERS.flatMap((folder) =>
  readdirSync(`${root}dist/${folder}`, { recursive: true })
    .map((name) => `dist/${folder}/${name}`)
    .filter((name) => /\.(js|css)$/.test(name)),
)
const found = await newerIn(
  built.map((name) => ({ name, text: readFileSync(root + name, 'utf8') })),
)
const breaches = found.filter(({ id }) => !Object.hasOwn(ALLOWED, id))
const needed = new Set(found.map(({ id }) => id))
const idle = Object.keys(ALLOWED).filter((id) => !needed.has(id))

for (const { name, id, lacked } of breaches) say(`${name}: ${id} (${lacked.join(', ')})`)
for (const id of idle) say(`.tooling/baseline/allowed.mjs: nothing needs ${id}`)
if (breaches.length + idle.length > 0)
  fail('Newer than the oldest browsers that are served (.tooling/baseline/oldest.mjs).')
