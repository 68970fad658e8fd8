import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createArgon2Hasher } from '../../../api/adapters/argon2-hasher.ts'
import { createCommonPasswordList } from '../../../api/adapters/common-password-list.ts'
import { createTokenSigner } from '../../../api/adapters/jose-token-signer.ts'
import { createOutboxMailer } from '../../../api/adapters/outbox-mailer.ts'
import { createPinoLog } from '../../../api/adapters/pino-log.ts'
import { createPrometheusMetrics } from '../../../api/adapters/prometheus-metrics.ts'
import { createApp } from '../../../api/app.ts'
import type { KeyRule } from '../../../api/contract/plain/policy.ts'
import { createEnvelope } from '../../../api/crypto/envelope.ts'
import { createKeyedDigest } from '../../../api/crypto/hmac-digest.ts'
import type { InviteRequest } from '../../../api/domain/invitations/sending/invite-request.ts'
import { portalDefinition } from '../../../api/domain/portals/definition.ts'
import type { Services } from '../../../api/domain/services.ts'
import { parseRange } from '../../../api/http/guards/addresses.ts'
import type { Clock } from '../../../api/ports/clock.ts'
import type { MailReportReader } from '../../../api/ports/mail-report-reader.ts'
import { alphabetOf, USUAL_LANGUAGE } from '../../../api/ports/store/alphabet.ts'
import { createMailWorker } from '../../../api/worker/mail-worker.ts'
import { openStore } from '../../../db/open-store.ts'
import { databaseIn } from '../db/database-in.ts'
import { migrationsRoot, tables } from '../db/tables.ts'
import { once } from '../once.ts'
import { scratch } from '../scratch.ts'
import { createClock } from './clock.ts'
import { createSeededRandom } from './random.ts'
import { createRecordingMailer } from './recording-mailer.ts'
import type { KeptServer } from './servers/kept-server.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The list never changes: read once for all servers of a process. */
const commonPasswords = createCommonPasswordList()

/** It keeps nothing but the hash that nobody's password has. */
const passwordHasher = createArgon2Hasher({ memoryCost: 256, timeCost: 1 })

/** Asked of the language's collation once for all servers of a process. */
const usualAlphabet = alphabetOf(USUAL_LANGUAGE)

export const PUBLIC_URL = 'http://localhost:4000'
export const PORTAL_URL = 'http://localhost:4100'
export const REPORTER = 'reporter@example.org'

/** Of the portal "demo", each in units and in the whole of it. */
const ROLES = ['reporter', 'reader', 'unit-admin', 'signatory', 'coordinator', 'handed-over'].map(
  (id) => ({ id }),
)

export interface TestServerOptions {
  /** Database to use; default: a new SQLite file that is removed on `close`. */
  readonly databaseUrl?: string
  readonly publicUrl?: string
  /** Built widgets; default: none. */
  readonly widgetsFolder?: string
  readonly pagesFolder?: string
  readonly consoleFolder?: string
  /** Delivers into the local mailbox shown at `/dev/mailbox`, rather than into memory. */
  readonly hasMailbox?: boolean
  readonly portalUrl?: string
  /** Whatever reads the reports of a mail provider; default: there is none. */
  readonly mailReportReader?: (clock: Clock) => MailReportReader
  /** Asked for at `/metrics`; default: as in the demo, nothing is. */
  readonly metricsToken?: string
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed; default: none. */
  readonly trustedProxies?: readonly string[]
  /** What the console asks of whoever acts in it. Default: as in the demo, nothing more than a second factor. */
  readonly keyToAct?: KeyRule
  /** Laid over the portal "demo" before it is added. */
  readonly portal?: Readonly<Record<string, unknown>>
  /** Laid over the services: a broken store, another hasher. */
  readonly replace?: (services: Services) => Partial<Services>
  /** Whose alphabet names are sorted by; default: the product's. */
  readonly language?: string
  /** State to go on from, of a server with the same options; on SQLite alone. */
  readonly from?: KeptServer
}

/** Whatever changes what lies in the database of a server that has just been started. */
const SEEDING = ['databaseUrl', 'publicUrl', 'portalUrl', 'portal', 'replace', 'language'] as const

/** With the tables and the portal "demo" in it: made once in a process, and copied. */
const usualStart = once(async (): Promise<KeptServer> => {
  const server = await startServer({}, null)
  const kept = server.keep()
  await server.close()
  return kept
})

/** The whole server in this process, with a clock to steer and a transport that keeps its mails. */
export async function createTestServer(options: TestServerOptions = {}) {
  if (options.from && options.databaseUrl) throw new Error('Only a SQLite file can be a copy')
  if (options.from) return startServer(options, options.from)
  const isUsual = SEEDING.every((name) => options[name] === undefined)
  return startServer(options, isUsual ? await usualStart() : null)
}

/** A database that is named, brought up to date; else a file with what is gone on from, or with empty tables. */
async function openData(file: string, options: TestServerOptions, from: KeptServer | null) {
  const { databaseUrl, language } = options
  const alphabet = language ? alphabetOf(language) : usualAlphabet
  if (!databaseUrl) writeFileSync(file, from?.database ?? (await tables()))
  const store = await openStore({
    alphabet,
    url: databaseUrl ?? file,
    migrationsRoot,
    migrate: databaseUrl !== undefined,
  })
  return { alphabet, store }
}

async function startServer(options: TestServerOptions, from: KeptServer | null) {
  const { publicUrl = PUBLIC_URL, portalUrl = PORTAL_URL, keyToAct = 'offered' } = options
  const folder = mkdtempSync(join(scratch, 'farstu-test-'))
  const databaseFile = join(folder, 'farstu.db')
  const { alphabet, store } = await openData(databaseFile, options, from)
  const clock = createClock(from?.at)
  const random = createSeededRandom('farstu', from?.drawn)
  const secretBox = createEnvelope(new Map([['k1', new Uint8Array(32).fill(1)]]), random)
  const metrics = createPrometheusMetrics()
  const logLines = [...(from?.logLines ?? [])]
  const log = createPinoLog('debug', { write: (line) => void logLines.push(line) })
  const mailer = createRecordingMailer(from?.mails)
  const mailbox = options.hasMailbox ? createOutboxMailer(join(folder, 'mailbox')) : null
  const real: Services = {
    store,
    clock,
    random,
    secretBox,
    digest: createKeyedDigest(new Uint8Array(32).fill(2)),
    passwordHasher,
    commonPasswords,
    tokenSigner: createTokenSigner({ store, secretBox, clock, random, issuer: publicUrl }),
    log,
    metrics,
    alphabet,
    publicUrl,
    keyToAct,
    mailSender: 'no-reply@farstu.example.org',
  }
  const services = { ...real, ...options.replace?.(real) }
  const { app, domain } = createApp({
    services,
    observer: metrics,
    widgetsFolder: options.widgetsFolder ?? folder,
    pagesFolder: options.pagesFolder ?? folder,
    consoleFolder: options.consoleFolder ?? folder,
    docsFolder: root,
    mailFolder: mailbox,
    mailReportReader: options.mailReportReader?.(clock) ?? null,
    trustedProxies: (options.trustedProxies ?? []).flatMap((text) => parseRange(text) ?? []),
    metricsToken: options.metricsToken ?? null,
    isMetricsOpen: options.metricsToken === undefined,
  })
  const mailWorker = createMailWorker({
    store,
    mailer: mailbox ?? mailer,
    secretBox,
    clock,
    log,
    metrics,
    senderAddress: services.mailSender,
  })
  const addPortal = () =>
    domain.portalSetup.add(
      portalDefinition.parse({ ...demoPortal(portalUrl), roles: ROLES, ...options.portal }),
    )
  const portalSecret = from?.portalSecret ?? (await addPortal())
  if (portalSecret === null) throw new Error('The portal is there already')

  const deliverMail = async () => {
    while ((await domain.policyMails.runOnce()) > 0);
    while ((await mailWorker.runOnce()) > 0);
  }

  return {
    app,
    domain,
    store,
    services,
    clock,
    mailer,
    mailWorker,
    logLines,
    portalSecret,
    databaseFile,
    databaseUrl: options.databaseUrl ?? databaseFile,
    publicUrl,
    portalUrl,
    deliverMail,
    /** Everything that was delivered, wherever it went. */
    mails: async () => (mailbox ? mailbox.list() : mailer.sent),
    /** Invites somebody; resolves the token of the link. */
    async invite(overrides: Partial<InviteRequest> = {}) {
      const invited = await domain.invitations.invite({
        portalId: 'demo',
        email: REPORTER,
        firstName: 'Test',
        lastName: 'Reporter',
        language: 'en',
        inviterName: 'Example Agency',
        roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
        ...overrides,
      })
      if (!invited.ok) throw new Error(`Not invited: ${invited.mistake}`)
      await deliverMail()
      return { ...invited, token: invited.link.split('#farstu-invitation=')[1] ?? '' }
    },
    /** The newest code mailed to an address; empty when none was. */
    async mailedCode(address = REPORTER): Promise<string> {
      await deliverMail()
      const mails = mailbox ? [...(await mailbox.list())].reverse() : mailer.sent
      const codes = mails
        .filter(({ to }) => to === address)
        .map(({ text }) => /^ {4}(\d+)$/m.exec(text)?.[1])
      return codes.findLast((code) => code !== undefined) ?? ''
    },
    /** Its state as it is, for `from` of other servers; on SQLite alone. */
    keep: (): KeptServer => ({
      database: databaseIn(databaseFile),
      at: clock.now(),
      drawn: random.drawn(),
      mails: [...mailer.sent],
      logLines: [...logLines],
      portalSecret,
    }),
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof createTestServer>>

/** A portal with two units, help in two languages and one notice. */
export function demoPortal(portalUrl: string) {
  return {
    id: 'demo',
    name: 'Personnel statistics',
    origins: [portalUrl],
    homeUrl: `${portalUrl}/`,
    invitationUrl: `${portalUrl}/invitation`,
    languages: ['en', 'sv'],
    timeZone: 'Europe/Stockholm',
    units: [
      { externalId: '0001', name: 'Example Town' },
      { externalId: '0002', name: 'Sample City' },
    ],
    helpContacts: {
      en: [{ label: 'Help with signing in', telephone: '+46 10 000 00 00' }],
      sv: [{ label: 'Hjälp att logga in', telephone: '010-000 00 00' }],
    },
    notices: {
      privacy: {
        texts: {
          en: {
            title: 'Your personal data',
            sections: [{ heading: 'Controller', body: 'The Example Agency.' }],
          },
          sv: {
            title: 'Dina personuppgifter',
            sections: [{ heading: 'Ansvarig', body: 'Exempelmyndigheten.' }],
          },
        },
      },
    },
  }
}
