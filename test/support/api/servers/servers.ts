import Database from 'better-sqlite3'
import { afterEach } from 'vitest'
import { portalDefinition } from '../../../../api/domain/portals/definition.ts'
import { type EmptyDatabase, migratedPostgresDatabase } from '../../db/engines.ts'
import {
  createTestServer,
  demoPortal,
  type TestServer,
  type TestServerOptions,
} from '../test-server.ts'
import { createPatientStore } from './patient-store.ts'

/** Opens servers that are closed when the test that opened them ends. */
export function useServers() {
  const open: TestServer[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })
  return async (options?: TestServerOptions): Promise<TestServer> => {
    const server = await createTestServer(options)
    open.push(server)
    return server
  }
}

export const ENGINES = ['SQLite', 'PostgreSQL'] as const

/** The same on one of the engines, each server in an empty database of its own. */
export function useServersOn(engine: (typeof ENGINES)[number]) {
  const databases: EmptyDatabase[] = []
  // Hooks run last first: a database is dropped after its server is closed.
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.drop()))
  })
  const openServer = useServers()
  return async (options: TestServerOptions = {}): Promise<TestServer> => {
    if (engine === 'SQLite') return openServer(options)
    const database = await migratedPostgresDatabase()
    databases.push(database)
    return openServer({
      ...options,
      databaseUrl: database.url,
      replace: (services) => {
        const store = createPatientStore(services.store)
        return { store, ...options.replace?.({ ...services, store }) }
      },
    })
  }
}

export const OTHER_PORTAL_URL = 'http://localhost:4200'

/** A second portal on the same server; resolves its secret. */
export async function addOtherPortal(
  server: TestServer,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const definition = { ...demoPortal(OTHER_PORTAL_URL), id: 'other', name: 'Waste survey' }
  const secret = await server.domain.portalSetup.add(
    portalDefinition.parse({ ...definition, ...overrides }),
  )
  if (secret === null) throw new Error('The other portal is there already')
  return secret
}

type Row = Readonly<Record<string, unknown>>

/** What lies in a SQLite server's database, read past the store. */
export function rowsIn(server: TestServer, sql: string, ...values: readonly unknown[]): Row[] {
  const file = new Database(server.databaseFile)
  try {
    return file.prepare(sql).all(...values) as Row[]
  } finally {
    file.close()
  }
}

/** What the audit log keeps of each time that something was done, oldest first. */
export function detailsOf(server: TestServer, act: string): readonly unknown[] {
  const found = rowsIn(
    server,
    `select details from audit_event e join audit_detail d on d.event_id = e.id
      where act = ? order by e.rowid`,
    act,
  )
  return found.map(({ details }) => JSON.parse(String(details)))
}

/** What was asked for below the policy, as it was written down, oldest first. */
export const downgradesIn = (server: TestServer): readonly unknown[] =>
  detailsOf(server, 'downgrade_attempt')

/** Changes a SQLite server's database behind its back: what operators and later versions do. */
export function changeRows(server: TestServer, sql: string, ...values: readonly unknown[]): void {
  const file = new Database(server.databaseFile)
  try {
    file.prepare(sql).run(...values)
  } finally {
    file.close()
  }
}

/** Number of rows in a table, of those that match. */
export function countIn(server: TestServer, table: string, where = 'true'): number {
  return Number(rowsIn(server, `select count(*) as n from ${table} where ${where}`)[0]?.n)
}

/** Acts in the audit log, in the order they were written. */
export function actsIn(server: TestServer): readonly string[] {
  return rowsIn(server, 'select act from audit_event order by rowid').map(({ act }) => String(act))
}
