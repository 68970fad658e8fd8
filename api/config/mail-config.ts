import { resolve } from 'node:path'
import { isLoopback } from '../contract/plain/loopback.ts'
import type { MailTransport, ResendTransport, SmtpTransport } from '../ports/mail-transport.ts'
import type { Environment, EnvReader } from './env-reader.ts'

/** Stands in for a transport that was mistaken: the mistakes are told before anything is sent. */
const NONE: MailTransport = { kind: 'outbox', folder: '' }

const RESEND = 'https://api.resend.com'
const FORMS =
  'outbox:<folder>, smtp://user:password@host:587, smtps://user:password@host:465 or resend:<key>'

/**
 * Reads FARSTU_MAIL and what goes with it. Mistakes never repeat what was given: it holds secrets.
 *
 * @param fallback demo mode's own transport; null where one must be given.
 */
export function mailTransportOf(
  read: EnvReader,
  env: Environment,
  fallback: string | null,
): MailTransport {
  const given = read.text('FARSTU_MAIL', `the mail transport: ${FORMS}`, fallback)
  const [, scheme, rest = ''] = /^(outbox|smtps?|resend):(.+)$/s.exec(given) ?? []
  for (const name of ['FARSTU_RESEND_URL', 'FARSTU_RESEND_WEBHOOK_SECRET'])
    if (env[name] && scheme !== 'resend') read.mistake(`${name} goes with FARSTU_MAIL=resend:<key>`)
  if (scheme === 'outbox') return { kind: 'outbox', folder: resolve(rest) }
  if (scheme === 'resend') return resendOf(read, env, rest)
  if (scheme) return smtpOf(read, given) ?? NONE
  if (given !== '') read.mistake(`FARSTU_MAIL must be ${FORMS}`)
  return NONE
}

function resendOf(read: EnvReader, env: Environment, key: string): ResendTransport {
  const address = env.FARSTU_RESEND_URL || RESEND
  if (!/^[\x21-\x7e]+$/.test(key))
    read.mistake('FARSTU_MAIL must be resend:<key>, the key as Resend shows it')
  const url = URL.canParse(address) ? new URL(address) : null
  const isPrivate =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  const isBare = url && !url.username && !url.password && !url.search && !url.hash
  if (!isPrivate || !isBare)
    read.mistake('FARSTU_RESEND_URL must begin with https:// and have no user, ? or # in it')
  const webhookSecret = webhookSecretOf(read, env.FARSTU_RESEND_WEBHOOK_SECRET)
  return { kind: 'resend', key, baseUrl: address.replace(/\/+$/, ''), webhookSecret }
}

/** Resend makes keys of 24 bytes; fewer than 16 are no key. */
function webhookSecretOf(read: EnvReader, given: string | undefined): string | null {
  if (!given) return null
  if (!/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/.test(given))
    read.mistake('FARSTU_RESEND_WEBHOOK_SECRET must be whsec_…, as Resend shows it')
  return given
}

function smtpOf(read: EnvReader, given: string): SmtpTransport | null {
  const url = URL.canParse(given) ? new URL(given) : null
  const user = decoded(url?.username ?? '')
  const password = decoded(url?.password ?? '')
  const isBare = url?.hostname && /^\/?$/.test(url.pathname) && !url.search && !url.hash
  if (!isBare || url.port === '0' || user === null || password === null) {
    read.mistake(
      'FARSTU_MAIL must be smtp://user:password@host:port and nothing more; / ? # % @ : in user and password are written as %2F %3F %23 %25 %40 %3A',
    )
    return null
  }
  if ((user === '') !== (password === ''))
    read.mistake('FARSTU_MAIL needs a user and a password, or neither')
  const isSecure = url.protocol === 'smtps:'
  return {
    kind: 'smtp',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 465 : 587),
    credentials: user && password ? { user, password } : null,
    encryption: isSecure ? 'tls' : isLoopback(url.hostname) ? 'when-offered' : 'starttls',
  }
}

/** Null when a `%` in it stands for nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
