import { calledName } from '../../contract/plain/full-name.ts'
import type { Objection } from '../../ports/store/helpdesk/objection-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditEntry, recordOf } from '../audit/audit.ts'
import { mailOf } from '../mail/mail.ts'
import { toldAt } from '../mail/told-at.ts'
import type { Services } from '../services.ts'
import { DAY } from '../values/time.ts'

/** Whatever changed in these days may be somebody else's doing. */
export const LOOKED_BACK_MS = 30 * DAY

/** Whose account is frozen, under their lock, by whom, and in whose name they are told. */
export interface Freezing {
  readonly person: Person
  readonly portalId: string
  readonly actor: Pick<AuditEntry['actor'], 'type' | 'id'>
  /** The helpdesk alone lifts it. */
  readonly isHeld: boolean
  readonly details: Readonly<Record<string, unknown>>
  readonly now: number
}

/** A press that still stands: the helpdesk has not looked at it. */
export const isPress = ({ pressedAt, settledAt }: Objection): boolean =>
  pressedAt !== null && settledAt === null

/**
 * It takes away and gives nothing: sessions, flows, passes, acts of the helpdesk that wait, and what callers have
 * read out, are over; from then on nothing is changed. What was suspended or removed stays so, and so does the address.
 */
export function* freezeAccount(services: Services, freezing: Freezing): Statement<void> {
  const { store } = services
  const { person, portalId, actor, isHeld, details, now } = freezing
  yield* store.people.freeze(person.id, { at: now, isHeld })
  const sessions = yield* store.sessions.endAllOf(person.id, now)
  yield* store.flows.endOthers(person.id, null, now)
  yield* store.accessPasses.endAllOf(person.id, now)
  yield* store.callerCodes.forget(person.id)
  yield* refuseWaiting(store, person.id, now)
  yield* recordOf(services, {
    act: 'account.frozen',
    actor,
    target: { type: 'person', id: person.id },
    portalId: null,
    details: { portal: portalId, sessions, isHeld, ...details },
  })()
  for (const to of toldAt(person, now))
    yield* mailOf(services, {
      template: 'account-frozen',
      portalId,
      to,
      language: person.mailLanguage,
      variables: { firstName: calledName(person), isHeld: isHeld || person.freezeHeld, at: now },
      secrets: {},
      expiresAt: null,
    })()
}

/**
 * Acts of the helpdesk that a second agent has not decided, or that were not carried out yet: all of them, for an agent
 * may pile up others after one that is to outlive this.
 */
export function* refuseWaiting(
  { helpdeskActs }: Pick<Services['store'], 'helpdeskActs'>,
  personId: string,
  now: number,
): Statement<void> {
  const from = ['waiting', 'approved'] as const
  // All of them: of the newest alone, a day's harmless acts would hide one.
  for (const { id, expiresAt } of yield* helpdeskActs.standing(personId, { since: now, now }))
    yield* helpdeskActs.move(id, from, { state: 'refused', by: null, expiresAt, now })
}
