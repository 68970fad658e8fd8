import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's root, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** An executable that a development dependency brings. */
export const tool = (name) =>
  `${root}node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`

/**
 * The compiler in machine code, for what is only asked whether it compiles: less than half the processor time. It has no
 * interface for programs yet, so what asks questions of types imports `typescript` 5. Both bring a `tsc`: this one is named.
 */
export const compiler = `${root}node_modules/typescript-7/bin/tsc`

const options = (extra) => ({
  cwd: root,
  // npm.cmd and its like are only found through a shell (CVE-2024-27980).
  shell: process.platform === 'win32',
  ...extra,
})

/** Runs a command with this terminal's output; resolves to its exit code. */
export const run = (command, args, extra = {}) =>
  new Promise((resolve, reject) => {
    spawn(command, args, options({ stdio: 'inherit', ...extra }))
      .on('error', reject)
      .on('close', (code) => resolve(code ?? 1))
  })

/** Runs a command quietly; resolves to its exit code and everything that it printed. */
export const capture = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, options({ stdio: 'pipe' }))
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    )
  })

/** npm itself: the one that runs this script, or the one on the path. */
export const npm = (args) => {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { shell: false })
  return run('npm', args)
}

/** True when the module of this URL is the one that `node` was asked to run. */
export const isMain = (url) => process.argv[1] === fileURLToPath(url)

export const say = (line) => process.stdout.write(`${line}\n`)

/** Prints why it cannot go on, without a stack, and ends. */
export const fail = (line) => {
  process.stderr.write(`\n${line}\n`)
  process.exit(1)
}
