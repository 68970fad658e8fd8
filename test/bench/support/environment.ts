import { join } from 'node:path'
import { systemRandom } from '../../../api/adapters/system-random.ts'
import { type KeyTexts, makeKeys } from '../../../api/config/key-ring.ts'

/** The name that the server goes by; a proxy would take the TLS off before us. */
export const HOST = 'auth.portal.example'

/** What a server in production mode is started with. */
export function environment(folder: string, port: number, keys: KeyTexts = makeKeys(systemRandom)) {
  return {
    FARSTU_PORT: String(port),
    FARSTU_HOST: '127.0.0.1',
    FARSTU_PUBLIC_URL: `https://${HOST}`,
    FARSTU_TRUSTED_PROXIES: '127.0.0.1',
    FARSTU_DATA_DIR: folder,
    FARSTU_SEALING_KEYS: keys.sealing,
    FARSTU_DIGEST_KEY: keys.digest,
    FARSTU_MAIL: `outbox:${join(folder, 'mail')}`,
    FARSTU_MAIL_SENDER: 'no-reply@portal.example',
  }
}
