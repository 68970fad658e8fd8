import { CONSOLE_PORTAL } from '../../../api/contract/plain/ids.ts'
import type { Services } from '../../../api/domain/services.ts'
import { sessionDigest } from '../../../api/domain/sessions/session-digest.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { UNTOUCHED } from '../../support/db/rows.ts'
import { HOST } from './environment.ts'
import { requestText } from './http.ts'

const OWNER = 'owner@example.org'
const MONTH_MS = 30 * 24 * 3_600_000

/** An owner's session in the console as signing in leaves it; resolves the cookie's value. */
export async function openConsoleSession(services: Services): Promise<string> {
  const { store, clock, digest, random } = services
  const now = clock.now()
  const token = Buffer.from(random.bytes(32)).toString('base64url')
  await store.atomically(function* (): Statement<void> {
    const person = yield* store.people.addOrGet({
      id: random.id(),
      firstName: 'Test',
      lastName: 'Owner',
      email: OWNER,
      emailKey: OWNER,
      mailLanguage: 'en',
      createdAt: now,
      enrolledAt: now,
      hadSecondFactorAt: now,
      ...UNTOUCHED,
      version: 0,
    })
    yield* store.people.addMembership({
      id: random.id(),
      personId: person.id,
      portalId: CONSOLE_PORTAL,
      unitId: null,
      role: 'owner',
      until: null,
      createdAt: now,
      endedAt: null,
    })
    yield* store.sessions.add({
      id: random.id(),
      browserHash: random.id(),
      browser: null,
      system: null,
      network: null,
      tokenHash: sessionDigest(digest, token),
      personId: person.id,
      portalId: CONSOLE_PORTAL,
      acr: 'aal2',
      proofs: '[]',
      restsOn: '',
      authAt: now,
      createdAt: now,
      lastSeenAt: now,
      idleMs: MONTH_MS,
      endsAt: now + MONTH_MS,
      endedAt: null,
    })
  })
  return token
}

/** A request of the console's own page. */
export function consoleRequest(
  token: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString()
  return requestText(`GET /v1/console${path}${search && `?${search}`}`, {
    Host: HOST,
    'X-Farstu-Client': '1',
    'Sec-Fetch-Site': 'same-origin',
    Cookie: `__Host-farstu-portal-${CONSOLE_PORTAL}=${token}`,
  })
}
