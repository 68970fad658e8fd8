import { join, resolve } from 'node:path'
import type { AddressRange } from '../http/guards/addresses.ts'
import type { MailTransport } from '../ports/mail-transport.ts'
import { type Alphabet, USUAL_LANGUAGE } from '../ports/store/alphabet.ts'
import { alphabetFrom } from './alphabet-config.ts'
import {
  createEnvReader,
  type Environment,
  type EnvReader,
  plainEnvironment,
} from './env-reader.ts'
import { type Keys, parseKeyRing } from './key-ring.ts'
import { mailTransportOf } from './mail-config.ts'
import { trustedProxiesOf } from './proxy-config.ts'

/** Everything the server can be told, parsed once and frozen. */
export interface Config {
  /** `demo` is set by `npm start` alone: loopback, local mailbox, generated keys. */
  readonly mode: 'demo' | 'production'
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** SQLite file or `postgres://` URL. */
  readonly databaseUrl: string
  /** In which order names stand in lists. */
  readonly alphabet: Alphabet
  /** File that says what was taken from people; null for the usual one (`boot/opening/journal-place.ts`). */
  readonly journal: string | null
  /** No slash at the end. */
  readonly publicUrl: string
  /** Whose `X-Forwarded-For` is believed; empty for nobody's. */
  readonly trustedProxies: readonly AddressRange[]
  /** Null until generated, which only demo mode does. */
  readonly keys: Keys | null
  readonly mail: { readonly transport: MailTransport; readonly sender: string }
  readonly logLevel: string
  readonly metricsToken: string | null
  /** Where the demo's example portal listens; demo mode only. */
  readonly demoPortalPort: number
  /** Milliseconds that open requests get when the server is asked to stop. */
  readonly graceMs: number
}

/** Every mistake at once, so that nobody has to find them one by one. */
export class ConfigMistakes extends Error {
  override readonly name = 'ConfigMistakes'

  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'))
  }
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent']

/** @throws ConfigMistakes naming all that is missing or wrong. */
export function parseConfig(given: Environment): Config {
  const env = plainEnvironment(given)
  const read = createEnvReader(env)
  const mode = env.FARSTU_MODE === 'demo' ? 'demo' : 'production'
  const isDemo = mode === 'demo'
  const port = read.port('FARSTU_PORT', '4000')
  const dataFolder = resolve(env.FARSTU_DATA_DIR || '.farstu')
  const config: Config = Object.freeze({
    mode,
    port,
    host: env.FARSTU_HOST || (isDemo ? 'localhost' : '0.0.0.0'),
    dataFolder,
    databaseUrl: env.FARSTU_DATABASE_URL || join(dataFolder, 'farstu.db'),
    alphabet: alphabetFrom(read, env.FARSTU_ALPHABET || USUAL_LANGUAGE),
    journal: env.FARSTU_JOURNAL ? resolve(env.FARSTU_JOURNAL) : null,
    publicUrl: publicUrlOf(read, isDemo ? `http://localhost:${port}` : null),
    trustedProxies: trustedProxiesOf(read, env.FARSTU_TRUSTED_PROXIES),
    keys: isDemo && !env.FARSTU_SEALING_KEYS ? null : keysOf(read),
    mail: mailOf(read, env, isDemo ? dataFolder : null),
    logLevel: read.oneOf('FARSTU_LOG_LEVEL', isDemo ? 'warn' : 'info', LOG_LEVELS),
    metricsToken: env.FARSTU_METRICS_TOKEN || null,
    demoPortalPort: read.port('HOST_PORTAL_PORT', '4100'),
    graceMs: 1000 * read.seconds('FARSTU_STOP_SECONDS', '10'),
  })
  if (isDemo) keepToThisMachine(env, config, read)
  if (read.mistakes.length > 0) throw new ConfigMistakes(read.mistakes)
  return config
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])

/** The demo shows every mail to whoever asks, so it is reached from this machine, with its own data. */
function keepToThisMachine(
  env: Environment,
  { host, publicUrl, mail }: Config,
  read: EnvReader,
): void {
  if (!LOOPBACK.has(host)) read.mistake('FARSTU_HOST must be localhost in demo mode')
  if (!publicUrl.startsWith('http://localhost:')) {
    read.mistake('FARSTU_PUBLIC_URL must be http://localhost:<port> in demo mode')
  }
  if (env.FARSTU_DATABASE_URL)
    read.mistake('FARSTU_DATABASE_URL is not for demo mode: it has a database of its own')
  if (mail.transport.kind !== 'outbox')
    read.mistake('FARSTU_MAIL must be outbox:<folder> in demo mode: it sends nothing')
}

/** Links in mails and the issuer of tokens come from here and from nowhere else. */
function publicUrlOf(read: EnvReader, demo: string | null): string {
  const given = read.text(
    'FARSTU_PUBLIC_URL',
    'the https address that people reach this server by',
    demo,
  )
  if (given === '') return given
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || url.origin !== given.replace(/\/$/, '')) {
    read.mistake(
      'FARSTU_PUBLIC_URL must be an address without a path, such as https://auth.portal.example',
    )
  } else if (demo === null && url.protocol !== 'https:') {
    read.mistake('FARSTU_PUBLIC_URL must begin with https:// (only demo mode runs without)')
  }
  return given.replace(/\/$/, '')
}

function keysOf(read: EnvReader): Keys | null {
  const sealing = read.text('FARSTU_SEALING_KEYS', '`farstu keys` makes one')
  const digest = read.text('FARSTU_DIGEST_KEY', '`farstu keys` makes one')
  if (!sealing || !digest) return null
  try {
    return parseKeyRing({ sealing, digest })
  } catch (fault) {
    read.mistake(fault instanceof Error ? fault.message : 'The keys cannot be read')
    return null
  }
}

function mailOf(read: EnvReader, env: Environment, demoFolder: string | null) {
  const transport = mailTransportOf(
    read,
    env,
    demoFolder && `outbox:${join(demoFolder, 'mailbox')}`,
  )
  const sender = read.text(
    'FARSTU_MAIL_SENDER',
    'the address that mails come from',
    demoFolder && 'no-reply@farstu.example.org',
  )
  if (sender !== '' && !/^[^\s@]+@[^\s@]+$/.test(sender))
    read.mistake('FARSTU_MAIL_SENDER must be an e-mail address')
  return { transport, sender }
}
