import { calledName } from '../../contract/plain/full-name.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { changeMailOf, OBJECTED_WITHIN_MS, objectionHash } from '../mail/change-mail.ts'
import type { Services } from '../services.ts'
import { freezeAccount } from './freeze.ts'
import { liftOf } from './lifting.ts'
import { isSecond } from './pressing.ts'

/** Whoever is signed in, under their lock, and where. */
export interface OwnFreezing {
  readonly person: Person
  readonly session: Session
  readonly bound: readonly Method[]
  readonly portalId: string
  readonly now: number
}

/** "Something here was not me", from the own account: the same as a press on a mail. This session ends with all others. */
export function* freezeOwn(
  services: Services,
  { person, portalId, now }: OwnFreezing,
): Statement<void> {
  const { store, random } = services
  const id = random.id()
  yield* store.objections.add({
    id,
    personId: person.id,
    portalId,
    about: 'account',
    methodId: null,
    hash: objectionHash(services, id, random.id()),
    changedAt: now,
    createdAt: now,
    expiresAt: now + OBJECTED_WITHIN_MS,
    pressedAt: now,
    settledAt: null,
  })
  yield* freezeAccount(services, {
    person,
    portalId,
    actor: { type: 'person', id: person.id },
    isHeld: yield* isSecond(store, person, now),
    details: { about: 'account' },
    now,
  })
}

/** By a session that rests on a strong method older than every change; nothing where nothing is frozen. */
export function* unfreezeOwn(
  services: Services,
  own: OwnFreezing,
): Statement<'freeze_held' | null> {
  const { store } = services
  const { person, portalId, now } = own
  if (person.frozenAt === null) return null
  if ((yield* liftOf(store, own)) !== 'here') return 'freeze_held'
  if (!(yield* store.people.unfreeze(person.id))) return null
  const self = { type: 'person', id: person.id } as const
  const entry = { actor: self, target: self, portalId: null, details: { portal: portalId } }
  yield* recordOf(services, { ...entry, act: 'account.unfrozen' })()
  yield* changeMailOf(services, {
    person,
    portalId,
    template: 'account-unfrozen',
    variables: { firstName: calledName(person), at: now },
  })()
  return null
}
