import { dirname } from 'node:path'
import { createTokenSigner } from '../../../../api/adapters/jose-token-signer.ts'
import { createPrometheusMetrics } from '../../../../api/adapters/prometheus-metrics.ts'
import { createApp } from '../../../../api/app.ts'
import { openStore } from '../../../../db/open-store.ts'
import { migrationsRoot } from '../../db/tables.ts'
import { createSeededRandom } from '../random.ts'
import type { TestServer } from '../test-server.ts'
import { createPatientStore } from './patient-store.ts'

/**
 * A second process of the same server: its own connection to the same database, its own randomness
 * and its own memory; keys and clock are the first one's. Close it before the first.
 */
export async function openSecondServer(first: TestServer, databaseUrl: string) {
  const { services } = first
  const { alphabet } = services
  const store = createPatientStore(
    await openStore({ url: databaseUrl, alphabet, migrationsRoot, migrate: false }),
  )
  const { secretBox, clock, publicUrl } = services
  const random = createSeededRandom(`second ${Math.round(clock.now())}`)
  const metrics = createPrometheusMetrics()
  // A folder without files to serve: one that others use might hold megabytes of them.
  const folder = dirname(first.databaseFile)
  const tokenSigner = createTokenSigner({ store, secretBox, clock, random, issuer: publicUrl })
  const { app, domain } = createApp({
    services: { ...services, store, random, metrics, tokenSigner },
    observer: metrics,
    widgetsFolder: folder,
    pagesFolder: folder,
    consoleFolder: folder,
    docsFolder: folder,
    mailFolder: null,
    mailReportReader: null,
    metricsToken: null,
    isMetricsOpen: true,
  })
  const second: TestServer = { ...first, app, domain, store, close: () => store.close() }
  return second
}
