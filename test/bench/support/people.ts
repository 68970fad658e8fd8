import { base32Of } from '../../../api/crypto/totp-code.ts'
import { newMethod } from '../../../api/domain/methods/new-method.ts'
import type { Services } from '../../../api/domain/services.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Person } from '../../../api/ports/store/person-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { UNTOUCHED } from '../../support/db/rows.ts'

export const PASSWORD = 'seven quiet harbours'
/** The seed of everybody's app, as text; rows hold it sealed, each to its own row. */
export const TOTP_SEED = 'abcdefghijklmnopqrstuvwxyz012345'
/** The same as an app is told it. */
export const TOTP_SECRET = base32Of(Buffer.from(TOTP_SEED))
/** Few enough for one transaction. */
const CHUNK = 200

export function addressOf(index: number): string {
  return `person-${index}@example.org`
}

interface Rows {
  readonly person: Person
  readonly methods: readonly Method[]
}

/**
 * Enrolled people with one role each, as onboarding would have left them. The password is hashed
 * once and its row copied: verifying takes the same work whoever it belongs to. Resolves their ids.
 */
export async function addPeople(
  services: Services,
  { portalId, count, hasTotp }: { portalId: string; count: number; hasTotp: boolean },
): Promise<readonly string[]> {
  const { store, random, clock } = services
  const password = {
    ...newMethod(services, { personId: '', kind: 'password', name: '' }),
    secret: await services.passwordHasher.hash(PASSWORD),
  }
  const now = clock.now()
  const unit = await store.run(() => store.units.byExternalId(portalId, '0001'))
  const all = Array.from({ length: count }, (_, index) =>
    rowsOf(services, { index, password, hasTotp }),
  )
  for (let from = 0; from < count; from += CHUNK) {
    await store.atomically(function* (): Statement<void> {
      for (const { person, methods } of all.slice(from, from + CHUNK)) {
        yield* store.people.addOrGet(person)
        yield* store.people.addMembership({
          id: random.id(),
          personId: person.id,
          portalId,
          unitId: unit?.id ?? null,
          role: 'reporter',
          until: null,
          createdAt: now,
          endedAt: null,
        })
        for (const method of methods) yield* store.methods.add(method)
      }
    })
  }
  return all.map(({ person }) => person.id)
}

function rowsOf(
  services: Services,
  { index, password, hasTotp }: { index: number; password: Method; hasTotp: boolean },
): Rows {
  const { random, clock } = services
  const now = clock.now()
  const person: Person = {
    id: random.id(),
    firstName: 'Test',
    lastName: `Person ${index}`,
    email: addressOf(index),
    emailKey: addressOf(index),
    mailLanguage: 'en',
    createdAt: now,
    enrolledAt: now,
    hadSecondFactorAt: hasTotp ? now : null,
    ...UNTOUCHED,
    version: 0,
  }
  const own = { ...password, id: random.id(), personId: person.id }
  return { person, methods: hasTotp ? [own, appOf(services, person.id)] : [own] }
}

function appOf(services: Services, personId: string): Method {
  const app = newMethod(services, { personId, kind: 'totp', name: 'Phone' })
  const secret = services.secretBox.seal(TOTP_SECRET, `method:${app.id}`)
  return { ...app, secret, data: JSON.stringify({ drift: 0 }) }
}
