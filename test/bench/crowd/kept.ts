/** Crowds that are built once and kept beside the checkout's own data, which git leaves alone. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { systemRandom } from '../../../api/adapters/system-random.ts'
import { compose } from '../../../api/boot/compose.ts'
import { parseConfig } from '../../../api/config/config.ts'
import { type Keys, type KeyTexts, makeKeys } from '../../../api/config/key-ring.ts'
import { createDomain } from '../../../api/domain/domain.ts'
import { consoleDefinition } from '../../../api/domain/portals/console-portal.ts'
import type { Services } from '../../../api/domain/services.ts'
import { openStore } from '../../../db/open-store.ts'
import type { Place } from '../figure.ts'
import { environment } from '../support/environment.ts'
import { addPeople } from '../support/people.ts'
import { portalAt } from '../support/portal.ts'
import { writeCrowd } from './build.ts'
import { type CrowdSize, createCrowd, PORTAL_IDS } from './crowd.ts'

/** People with a password, beside the crowd: `addressOf(0)` and on. */
export const SIGNING_IN = 300
/** What the rows of a crowd come from: another text of one of these makes another crowd. */
const SOURCES = [
  'db/sqlite/migrations',
  'db/store/people/listed-people.ts',
  'api/ports/store/alphabet.ts',
  'api/ports/store/folded.ts',
  'api/ports/store/folded-terms.ts',
  'test/bench/crowd/build.ts',
  'test/bench/crowd/chance.ts',
  'test/bench/crowd/crowd.ts',
  'test/bench/crowd/names.ts',
  'test/bench/support/people.ts',
]

export interface KeptCrowd {
  /** The data folder of a server, with its database. */
  readonly folder: string
  readonly databaseFile: string
  readonly keys: KeyTexts
}

/** Finds the crowd of that size, or builds it: a million takes about a minute and a half. */
export async function keptCrowd(place: Place, size: CrowdSize): Promise<KeptCrowd> {
  const all = join(place.root, '.farstu/bench')
  const folder = join(all, `${size.people}-${digestOf(place.root, SOURCES)}`)
  if (!existsSync(folder)) {
    forgetOthers(all, size)
    await build(place, `${folder}.part`, size)
    renameSync(`${folder}.part`, folder)
  }
  const keys = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as KeyTexts
  return { folder, databaseFile: join(folder, 'farstu.db'), keys }
}

/** Whatever is done with the services of a database, before a server opens it. */
export async function withServices<T>(
  place: Place,
  { folder, keys }: Pick<KeptCrowd, 'folder' | 'keys'>,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const config = parseConfig(environment(folder, 1, keys))
  const store = await openStore({
    url: config.databaseUrl,
    migrationsRoot: join(place.root, 'db'),
  })
  try {
    return await work(compose(config, config.keys as Keys, store).services)
  } finally {
    await store.close()
  }
}

async function build(place: Place, folder: string, size: CrowdSize): Promise<void> {
  const started = performance.now()
  const keys = makeKeys(systemRandom)
  mkdirSync(join(folder, 'mail'), { recursive: true })
  writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys), { mode: 0o600 })
  await withServices(place, { folder, keys }, async (services) => {
    await addPortals(services)
    // The crowd is written as it would be made now.
    await services.store.run(() => services.store.refolding.setDone())
  })
  const file = join(folder, 'farstu.db')
  const crowd = createCrowd(size)
  writeCrowd(file, crowd, (people) => {
    if (people % 100_000 === 0) say(`${people / 1000}k `)
  })
  const seconds = (performance.now() - started) / 1000
  const megabytes = statSync(file).size / 1024 ** 2
  say(`built in ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB on disk … `)
}

async function addPortals(services: Services): Promise<void> {
  const { portalSetup } = createDomain(services)
  await portalSetup.addOurs(consoleDefinition(services))
  for (const id of Object.values(PORTAL_IDS)) await portalSetup.add(portalAt('aal1', { id }))
  await addPeople(services, { portalId: PORTAL_IDS.first, count: SIGNING_IN, hasTotp: false })
}

/** Older ones of the same size, and what a run that was broken off left. */
function forgetOthers(all: string, { people }: CrowdSize): void {
  for (const name of existsSync(all) ? readdirSync(all) : [])
    if (name.startsWith(`${people}-`)) rmSync(join(all, name), { recursive: true })
}

function digestOf(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) hash.update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesOf(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

const say = (text: string): void => void process.stderr.write(text)
