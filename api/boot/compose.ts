import { createArgon2Hasher } from '../adapters/argon2-hasher.ts'
import { createCommonPasswordList } from '../adapters/common-password-list.ts'
import { createTokenSigner } from '../adapters/jose-token-signer.ts'
import { createOutboxMailer } from '../adapters/outbox-mailer.ts'
import { createPinoLog } from '../adapters/pino-log.ts'
import { createPrometheusMetrics } from '../adapters/prometheus-metrics.ts'
import { createResendMailer } from '../adapters/resend-mailer.ts'
import { createResendReports } from '../adapters/resend-reports.ts'
import { createSmtpMailer } from '../adapters/smtp-mailer.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { systemRandom } from '../adapters/system-random.ts'
import type { Config } from '../config/config.ts'
import type { Keys } from '../config/key-ring.ts'
import { createEnvelope } from '../crypto/envelope.ts'
import { createKeyedDigest } from '../crypto/hmac-digest.ts'
import type { Services } from '../domain/services.ts'
import type { Clock } from '../ports/clock.ts'
import type { MailFolder } from '../ports/mail-folder.ts'
import type { MailReportReader } from '../ports/mail-report-reader.ts'
import type { MailTransport } from '../ports/mail-transport.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Store } from '../ports/store/store.ts'
import { createMailWorker } from '../worker/mail-worker.ts'
import { createOutboxWatch } from '../worker/outbox-watch.ts'
import { createSweeper } from '../worker/sweeper.ts'

/** The real adapters, put together for a configuration and an open store. */
export function compose(config: Config, keys: Keys, store: Store) {
  const clock = systemClock
  const random = systemRandom
  const secretBox = createEnvelope(keys.sealing, random)
  const metrics = createPrometheusMetrics()
  const log = createPinoLog(config.logLevel)
  const { mailer, mailFolder } = openTransport(config.mail.transport)
  const mailReportReader = openReports(config.mail.transport, clock)
  const services: Services = {
    store,
    clock,
    random,
    secretBox,
    digest: createKeyedDigest(keys.digest),
    passwordHasher: createArgon2Hasher(),
    commonPasswords: createCommonPasswordList(),
    tokenSigner: createTokenSigner({ store, secretBox, clock, random, issuer: config.publicUrl }),
    log,
    metrics,
    alphabet: config.alphabet,
    publicUrl: config.publicUrl,
    keyToAct: config.mode === 'demo' ? 'offered' : 'demanded',
    mailSender: config.mail.sender,
  }
  const mailWorker = createMailWorker({
    store,
    mailer,
    secretBox,
    clock,
    log,
    metrics,
    senderAddress: config.mail.sender,
  })
  const outboxWatch = createOutboxWatch({ store, clock, log, metrics })
  const sweeper = createSweeper({ store, clock })
  return { services, metrics, mailFolder, mailReportReader, mailWorker, outboxWatch, sweeper, log }
}

/** Null where nothing is reported, or nothing that could be believed. */
function openReports(transport: MailTransport, clock: Clock): MailReportReader | null {
  if (transport.kind !== 'resend' || transport.webhookSecret === null) return null
  return createResendReports(transport.webhookSecret, clock)
}

/** The mailer, and what it has delivered where that can be looked into. */
function openTransport(transport: MailTransport): {
  readonly mailer: Mailer
  readonly mailFolder: MailFolder | null
} {
  if (transport.kind === 'smtp') return { mailer: createSmtpMailer(transport), mailFolder: null }
  if (transport.kind === 'resend')
    return { mailer: createResendMailer(transport), mailFolder: null }
  const mailer = createOutboxMailer(transport.folder)
  return { mailer, mailFolder: mailer }
}
