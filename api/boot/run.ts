import { assertOutbox } from '../adapters/outbox-mailer.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import type { Keys } from '../config/key-ring.ts'
import { seedDemo } from '../demo/seed.ts'
import { MINUTE, SECOND } from '../domain/values/time.ts'
import type { MailTransport } from '../ports/mail-transport.ts'
import type { Store } from '../ports/store/store.ts'
import { createLoop } from '../worker/loop.ts'
import { compose } from './compose.ts'
import { folderFault } from './opening/folder-faults.ts'
import { closingAfterFault, openDatabase } from './opening/open-database.ts'
import { portFault } from './opening/port-fault.ts'
import { refold } from './opening/refolding.ts'
import { listen, stop } from './server.ts'

/** Folders beside the running program. */
export interface Places {
  /** Folder of `db/`, where the migrations lie. */
  readonly migrationsRoot: string
  readonly widgetsFolder: string
  readonly pagesFolder: string
  readonly consoleFolder: string
  readonly docsFolder: string
}

/**
 * Opens everything, listens and works until told to stop. Resolves what ends it.
 * @throws CannotStart when something that it needs cannot be had.
 */
export async function run(
  config: Config,
  keys: Keys,
  places: Places,
): Promise<() => Promise<void>> {
  await mailFolderOf(config.mail.transport)
  const store = await openDatabase(config, keys, places.migrationsRoot)
  let end = async () => {}
  await closingAfterFault(store, async () => {
    end = await serve(config, keys, { store, places })
  })
  return end
}

async function mailFolderOf(transport: MailTransport): Promise<void> {
  if (transport.kind !== 'outbox') return
  const { folder } = transport
  await assertOutbox(folder).catch((fault: unknown) => {
    const instead = 'name another in FARSTU_MAIL=outbox:<folder>'
    throw folderFault(fault, { what: 'The folder for mail', path: folder, instead })
  })
}

async function serve(
  config: Config,
  keys: Keys,
  { store, places }: { readonly store: Store; readonly places: Places },
): Promise<() => Promise<void>> {
  const isDemo = config.mode === 'demo'
  const parts = compose(config, keys, store)
  const { services, metrics, mailFolder, mailReportReader, log } = parts
  const remade = await refold(store)
  if (Object.keys(remade).length > 0) log.info(remade, 'words and order of names are made anew')
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
  const server = await listen(app, config).catch((fault: unknown) => {
    throw portFault(fault, config)
  })
  const loops = [
    createLoop(parts.mailWorker, log),
    createLoop(domain.policyMails, log, { pauseMs: SECOND }),
    createLoop(domain.helpdesk.handingOver, log, { pauseMs: 5 * MINUTE }),
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
