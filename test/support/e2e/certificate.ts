import { execFileSync } from 'node:child_process'
import { once } from '../once.ts'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

const ARGS = [
  ...[
    'req',
    '-x509',
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-days',
    '2',
  ],
  ...[
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    '-',
    '-out',
    '-',
  ],
]

/** For `localhost`, signed by nobody else: made once in a process, by openssl, since Node makes none. */
export const certificate = once((): Certificate => {
  const pem = execFileSync('openssl', ARGS, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const at = pem.indexOf('-----BEGIN CERTIFICATE-----')
  return { key: pem.slice(0, at), cert: pem.slice(at) }
})
