/** The server as `farstu start` begins it, in this process: its settings, its keys, a real port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import { run } from '../../../api/boot/run.ts'
import { parseConfig } from '../../../api/config/config.ts'
import type { Environment } from '../../../api/config/env-reader.ts'
import { makeKeys } from '../../../api/config/key-ring.ts'
import { createCaller } from '../caller.ts'
import { freePort } from '../free-port.ts'
import { scratch } from '../scratch.ts'
import { createSeededRandom } from './random.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Two pairs of keys, the second under an id of its own. */
export const KEYS = makeKeys(createSeededRandom('keys'))
export const OTHER_KEYS = (({ sealing, digest }) => ({
  sealing: sealing.replace('k1:', 'k2:'),
  digest,
}))(makeKeys(createSeededRandom('other keys')))

/** Starts servers that are stopped when the test ends. */
export function useProduction() {
  const ends: (() => Promise<void>)[] = []
  const folders: string[] = []
  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()))
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  const newFolder = () => {
    const folder = mkdtempSync(join(scratch, 'farstu-production-'))
    folders.push(folder)
    return folder
  }

  /** Settings of a server with a folder and a port of its own. */
  const settings = async (given: Environment = {}): Promise<Environment> => {
    const folder = newFolder()
    return {
      FARSTU_PUBLIC_URL: 'https://auth.portal.example.org',
      FARSTU_SEALING_KEYS: KEYS.sealing,
      FARSTU_DIGEST_KEY: KEYS.digest,
      FARSTU_MAIL: `outbox:${join(folder, 'mail')}`,
      FARSTU_MAIL_SENDER: 'no-reply@portal.example.org',
      FARSTU_DATA_DIR: join(folder, 'data'),
      FARSTU_HOST: '127.0.0.1',
      FARSTU_PORT: String(await freePort()),
      FARSTU_LOG_LEVEL: 'silent',
      FARSTU_STOP_SECONDS: '0',
      ...given,
    }
  }

  const start = async (env: Environment) => {
    const config = parseConfig(env)
    if (!config.keys) throw new TypeError('The settings hold no keys')
    const stop = await run(config, config.keys, {
      migrationsRoot: join(root, 'db'),
      widgetsFolder: root,
      pagesFolder: root,
      consoleFolder: root,
      docsFolder: root,
    })
    let ended: Promise<void> | undefined
    const end = () => {
      ended ??= stop()
      return ended
    }
    ends.push(end)
    const call = createCaller(config.port)
    return { ask: (path: string) => call(`${config.publicUrl}${path}`), end }
  }

  return {
    newFolder,
    settings,
    start,
    /** What is said where it does not start; empty when it does. */
    refusal: async (env: Environment): Promise<string> =>
      start(env).then(
        () => '',
        (fault: unknown) => String(fault),
      ),
  }
}
