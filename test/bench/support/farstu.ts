import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '../../../api/boot/compose.ts'
import { parseConfig } from '../../../api/config/config.ts'
import type { Keys } from '../../../api/config/key-ring.ts'
import { createDomain } from '../../../api/domain/domain.ts'
import type { Level } from '../../../api/domain/policy/levels.ts'
import { openStore } from '../../../db/open-store.ts'
import type { Authenticator } from '../../support/webauthn/authenticator.ts'
import type { Place } from '../figure.ts'
import { environment } from './environment.ts'
import { addPasskeys } from './passkeys.ts'
import { addPeople } from './people.ts'
import { PORTAL, portalAt } from './portal.ts'
import { freePort, type RunningServer, startServer } from './server.ts'

export interface FarstuOptions {
  /** Enrolled people, `addressOf(0)` and on. */
  readonly people: number
  /** What the portal asks for; at `aal2` everybody has an authenticator app. */
  readonly level: Exclude<Level, 'aal3'>
  /** Everybody has a passkey that opens the portal alone. Default: nobody. */
  readonly hasPasskeys?: boolean
}

export interface Farstu extends RunningServer {
  readonly portalSecret: string
  readonly databaseFile: string
  /** What shows everybody's passkey, in the order of their addresses; empty where nobody has one. */
  readonly authenticators: readonly Authenticator[]
}

/** The built server in production mode, with people in its database, in a process of its own. */
export async function openFarstu(place: Place, options: FarstuOptions): Promise<Farstu> {
  const installation = await install(place, options)
  const { port, env, folder, ...kept } = installation
  const script = join(place.root, 'dist/api/main.js')
  const server = await startServer({ script, port, env, folder })
  return { ...server, ...kept }
}

/** A data folder with a portal and its people, and the environment that a server finds it by. */
export async function install(place: Place, options: FarstuOptions) {
  const { people, level, hasPasskeys = false } = options
  const folder = place.folder()
  const port = await freePort()
  const env = environment(folder, port)
  mkdirSync(join(folder, 'mail'))
  const config = parseConfig(env)
  const databaseFile = config.databaseUrl
  const store = await openStore({ url: databaseFile, migrationsRoot: join(place.root, 'db') })
  const { services } = compose(config, config.keys as Keys, store)
  const portalSecret = await createDomain(services).portalSetup.add(
    portalAt(level, { takesPasskeys: hasPasskeys }),
  )
  const hasTotp = level === 'aal2' && !hasPasskeys
  const ids = await addPeople(services, { portalId: PORTAL, count: people, hasTotp })
  const authenticators = hasPasskeys ? await addPasskeys(services, ids) : []
  await store.close()
  return { folder, port, env, databaseFile, portalSecret: portalSecret ?? '', authenticators }
}
