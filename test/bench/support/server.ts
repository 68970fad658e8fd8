import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Connection, requestText } from './http.ts'

const READY_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 4

export interface ServerOptions {
  /** The script that `node` is given. */
  readonly script: string
  readonly port: number
  /** Nothing of the bench's own environment but the path is handed on. */
  readonly env: Readonly<Record<string, string>>
  /** Where it runs, and where its output goes. */
  readonly folder: string
}

export interface RunningServer {
  readonly port: number
  readonly pid: number
  /** Milliseconds from being started to the first good answer at `/readyz`. */
  readonly readyAfterMs: number
  stop(): Promise<void>
}

/** Starts a server as production does, and waits until it is ready. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { script, port, env, folder } = options
  const outputFile = join(folder, 'server.log')
  const output = openSync(outputFile, 'a')
  const startedAt = performance.now()
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, output],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!(await isReady(port))) {
    const isLate = performance.now() - startedAt > READY_WITHIN_MS
    if (isLate || child.exitCode !== null) {
      kill()
      throw new Error(`${script} did not start:\n${readFileSync(outputFile, 'utf8').slice(-2000)}`)
    }
    await wait(LOOK_EVERY_MS)
  }
  return {
    port,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(kill, 5000)
      await ended
      clearTimeout(late)
      process.off('exit', kill)
    },
  }
}

async function isReady(port: number): Promise<boolean> {
  const connection = await Connection.open(port).catch(() => null)
  if (!connection) return false
  const headers = { Host: `127.0.0.1:${port}`, Connection: 'close' }
  const reply = await connection.send(requestText('GET /readyz', headers)).catch(() => null)
  connection.close()
  return reply?.status === 200
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
