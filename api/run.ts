import { openStore } from '../db/open-store.ts'
import { createApp } from './app.ts'
import { compose } from './compose.ts'
import type { Config } from './config.ts'
import { seedDemo } from './demo/seed.ts'
import { MINUTE, SECOND } from './domain/time.ts'
import type { Keys } from './keys.ts'
import { listen, stop } from './server.ts'
import { createLoop } from './worker/loop.ts'

/** Folders beside the running program. */
export interface Places {
  /** Folder of `db/`, where the migrations lie. */
  readonly migrationsRoot: string
  readonly widgetsFolder: string
  readonly pagesFolder: string
  readonly consoleFolder: string
  readonly docsFolder: string
}

/** Opens everything, listens and works until told to stop. Resolves what ends it. */
export async function run(
  config: Config,
  keys: Keys,
  places: Places,
): Promise<() => Promise<void>> {
  const isDemo = config.mode === 'demo'
  const store = await openStore({
    url: config.databaseUrl,
    migrationsRoot: places.migrationsRoot,
    migrate: true,
  })
  const parts = compose(config, keys, store)
  const { services, metrics, mailFolder, mailReportReader, log } = parts
  const { app, domain } = createApp({
    services,
    observer: metrics,
    widgetsFolder: places.widgetsFolder,
    pagesFolder: places.pagesFolder,
    consoleFolder: places.consoleFolder,
    docsFolder: places.docsFolder,
    mailFolder: isDemo ? mailFolder : null,
    mailReportReader,
    metricsToken: config.metricsToken,
    trustedProxies: config.trustedProxies,
    isMetricsOpen: isDemo,
  })
  if (isDemo) await seedDemo(domain, config)
  const server = await listen(app, config)
  const loops = [
    createLoop(parts.mailWorker, log),
    createLoop(parts.outboxWatch, log, { pauseMs: 15 * SECOND }),
    createLoop(parts.sweeper, log, { pauseMs: MINUTE }),
  ]
  for (const loop of loops) loop.start()
  log.info({ port: config.port, mode: config.mode }, 'listening')
  return async () => {
    await stop(server, config.graceMs)
    await Promise.all(loops.map((loop) => loop.stop()))
    await store.close()
    log.info({}, 'stopped')
  }
}
