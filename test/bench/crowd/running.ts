import { join } from 'node:path'
import type { Place } from '../figure.ts'
import { openConsoleSession } from '../support/console.ts'
import { environment } from '../support/environment.ts'
import { freePort, startServer } from '../support/server.ts'
import { type Crowd, type CrowdSize, createCrowd } from './crowd.ts'
import { keptCrowd, withServices } from './kept.ts'

export interface RunningCrowd {
  readonly port: number
  readonly pid: number
  /** Cookie of an owner who is signed in to the console. */
  readonly token: string
  readonly databaseFile: string
  /** Walked through anew: the people who are in the database. */
  readonly crowd: Crowd
  stop(): Promise<void>
}

/** The built server in production mode on the database of a crowd. */
export async function openCrowd(place: Place, size: CrowdSize): Promise<RunningCrowd> {
  const kept = await keptCrowd(place, size)
  const token = await withServices(place, kept, openConsoleSession)
  const port = await freePort()
  const { stop, pid } = await startServer({
    script: join(place.root, 'dist/api/main.js'),
    port,
    env: environment(kept.folder, port, kept.keys),
    folder: place.folder(),
  })
  return { port, pid, token, databaseFile: kept.databaseFile, crowd: createCrowd(size), stop }
}
