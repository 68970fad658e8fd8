import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Figure, Open } from '../figure.ts'
import { install } from '../support/farstu.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const IDLE_MS = 2000

/** Starts the server anew each round, on a database that is there, and looks at it. */
function openStarting(look: (server: RunningServer) => Promise<number>): Open {
  return async (place) => {
    const { folder, port, env } = await install(place, { people: 100, level: 'aal2' })
    const script = join(place.root, 'dist/api/main.js')
    return {
      async round() {
        const server = await startServer({ script, port, env, folder })
        try {
          return await look(server)
        } finally {
          await server.stop()
        }
      },
      close: async () => undefined,
    }
  }
}

/** Resident set, in MB. */
async function idleMegabytes({ pid }: RunningServer): Promise<number> {
  await wait(IDLE_MS)
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) / 1024
}

export const startToReady: Figure = {
  name: 'start to ready',
  unit: 's',
  atMost: 0.5,
  rounds: 7,
  open: openStarting(async ({ readyAfterMs }) => readyAfterMs / 1000),
}

export const idleMemory: Figure = {
  name: 'memory when idle',
  unit: 'MB',
  atMost: 110,
  open: openStarting(idleMegabytes),
  rounds: 3,
}
