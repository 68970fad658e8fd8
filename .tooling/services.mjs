/** The two processes of a local try-out: the Farstu server in demo mode, and the example portal. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './run.mjs'

const FARSTU = { name: 'Farstu', variable: 'FARSTU_PORT', fallback: 4000 }
const PORTAL = { name: 'The example portal', variable: 'HOST_PORTAL_PORT', fallback: 4100 }

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 10_000

const portOf = ({ variable, fallback }) => Number(process.env[variable] || fallback)

/** Where the two are found by a browser on this machine. */
export const addresses = () => ({
  farstu: `http://localhost:${portOf(FARSTU)}`,
  portal: `http://localhost:${portOf(PORTAL)}`,
})

const isFree = (port) =>
  new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, 'localhost', () => probe.close(() => answer(true)))
  })

/** Throws a plain sentence when one of the ports cannot be had. */
export const checkPorts = async () => {
  for (const service of [FARSTU, PORTAL]) {
    const port = portOf(service)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`${service.variable} is not a port: ${process.env[service.variable]}`)
    if (await isFree(port)) continue
    const other = `${service.variable}=${port + 10} npm start`
    throw new Error(
      `${service.name} cannot listen on port ${port}: something else does.\nStop that, or choose another port: ${other}`,
    )
  }
}

const start = (file, env) => {
  const child = spawn(process.execPath, ['--enable-source-maps', `${root}dist/${file}`], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  child.ended = new Promise((answer) => child.once('close', (code) => answer(code ?? 0)))
  return child
}

const answers = async (url) => {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2000) })
    return response.status < 500
  } catch {
    return false
  }
}

/** Resolves once `url` answers; throws when the process ends first, or takes too long. */
const ready = async (child, { name, url }) => {
  const deadline = performance.now() + READY_WITHIN_MS
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${name} stopped while starting; see above.`)
    if (performance.now() > deadline) throw new Error(`${name} did not answer at ${url}.`)
    await wait(100)
  }
}

const dataFolder = () => resolve(root, process.env.FARSTU_DATA_DIR || '.farstu')

/** The demo server makes the portal's secret and leaves it in its data folder, for the owner. */
const portalSecret = () => {
  const file = resolve(dataFolder(), 'demo-portal-secret')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

const stopOne = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await child.ended
  clearTimeout(late)
}

/**
 * `start` resolves when both answer, the server before the portal; `stop` ends what was started;
 * `ended` resolves to the exit code of the first that ends by itself.
 */
export const createServices = () => {
  const { farstu, portal } = addresses()
  const children = []
  let firstEnd
  const ended = new Promise((answer) => {
    firstEnd = answer
  })

  const launch = async (file, env, service) => {
    const child = start(file, env)
    children.push(child)
    child.ended.then(firstEnd)
    await ready(child, service)
  }

  return {
    ended,
    stop: () => Promise.all(children.map(stopOne)),
    async start() {
      const demo = { FARSTU_MODE: 'demo' }
      await launch('api/main.js', demo, { name: FARSTU.name, url: `${farstu}/readyz` })
      const host = {
        FARSTU_API: farstu,
        FARSTU_PORTAL_SECRET: portalSecret(),
        HOST_PORTAL_DATA_DIR:
          process.env.HOST_PORTAL_DATA_DIR || resolve(dataFolder(), 'host-portal'),
      }
      await launch('examples/host-portal/server.js', host, { name: PORTAL.name, url: portal })
    },
  }
}
