import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemRandom } from '../../../api/adapters/system-random.ts'
import { compose } from '../../../api/compose.ts'
import { parseConfig } from '../../../api/config.ts'
import { createDomain } from '../../../api/domain/domain.ts'
import type { Level } from '../../../api/domain/policy/levels.ts'
import { portalDefinition } from '../../../api/domain/portal-setup.ts'
import { type Keys, makeKeys } from '../../../api/keys.ts'
import { openStore } from '../../../db/open-store.ts'
import type { Place } from '../figure.ts'
import { addPeople } from './people.ts'
import { freePort, type RunningServer, startServer } from './server.ts'

/** The names that the server and the portal go by; a proxy would take the TLS off before us. */
export const HOST = 'auth.portal.example'
export const PORTAL_ORIGIN = 'https://portal.example'
export const PORTAL = 'survey'

export interface FarstuOptions {
  /** Enrolled people, `addressOf(0)` and on. */
  readonly people: number
  /** What the portal asks for; at `aal2` everybody has an authenticator app. */
  readonly level: Exclude<Level, 'aal3'>
}

export interface Farstu extends RunningServer {
  readonly portalSecret: string
  readonly databaseFile: string
}

/** The built server in production mode, with people in its database, in a process of its own. */
export async function openFarstu(place: Place, options: FarstuOptions): Promise<Farstu> {
  const installation = await install(place, options)
  const { port, env, folder, portalSecret, databaseFile } = installation
  const script = join(place.root, 'dist/api/main.js')
  const server = await startServer({ script, port, env, folder })
  return { ...server, portalSecret, databaseFile }
}

/** A data folder with a portal and its people, and the environment that a server finds it by. */
export async function install(place: Place, { people, level }: FarstuOptions) {
  const folder = place.folder()
  const port = await freePort()
  const env = environment(folder, port)
  mkdirSync(join(folder, 'mail'))
  const config = parseConfig(env)
  const databaseFile = config.databaseUrl
  const store = await openStore({ url: databaseFile, migrationsRoot: join(place.root, 'db') })
  const { services } = compose(config, config.keys as Keys, store)
  const portalSecret = await createDomain(services).portalSetup.add(portalAt(level))
  await addPeople(services, { portalId: PORTAL, count: people, hasTotp: level === 'aal2' })
  await store.close()
  return { folder, port, env, databaseFile, portalSecret: portalSecret ?? '' }
}

function portalAt(level: FarstuOptions['level']) {
  return portalDefinition.parse({
    id: PORTAL,
    name: 'Survey',
    origins: [PORTAL_ORIGIN],
    homeUrl: `${PORTAL_ORIGIN}/`,
    languages: ['en'],
    timeZone: 'Europe/Stockholm',
    policy: { level },
    units: [{ externalId: '0001', name: 'Example Town' }],
  })
}

function environment(folder: string, port: number) {
  const { sealing, digest } = makeKeys(systemRandom)
  return {
    FARSTU_PORT: String(port),
    FARSTU_HOST: '127.0.0.1',
    FARSTU_PUBLIC_URL: `https://${HOST}`,
    FARSTU_TRUSTED_PROXIES: '127.0.0.1',
    FARSTU_DATA_DIR: folder,
    FARSTU_SEALING_KEYS: sealing,
    FARSTU_DIGEST_KEY: digest,
    FARSTU_MAIL: `outbox:${join(folder, 'mail')}`,
    FARSTU_MAIL_SENDER: 'no-reply@portal.example',
  }
}
