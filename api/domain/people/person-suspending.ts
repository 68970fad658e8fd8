import { calledName } from '../../contract/plain/full-name.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditAct, recordOf } from '../audit/audit.ts'
import { toldToOthers } from '../helpdesk/others-told.ts'
import { worksInConsole } from '../helpdesk/who-may.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import { mailOf } from '../mail/mail.ts'
import { toldAt } from '../mail/told-at.ts'
import { type Act, type ActRefusal, actorOf, type Locked } from '../rights/person-act.ts'
import { mayChangeShared } from '../rights/shared-people.ts'
import { toldToOwners } from '../rights/telling-owners.ts'
import type { Services } from '../services.ts'

/** Whoever is suspended already stays so, and nothing is written. */
export function* suspendPerson(
  services: Services,
  act: Act,
  { administrator, person, live, now }: Locked,
): Statement<ActRefusal | null> {
  const { store } = services
  if (!mayChangeShared(administrator, { personId: person.id, live })) return 'forbidden'
  if (!(yield* store.people.suspend(person.id, now))) return null
  const sessions = yield* store.sessions.endAllOf(person.id, now)
  yield* store.flows.endOthers(person.id, null, now)
  yield* store.accessPasses.endAllOf(person.id, now)
  yield* written(services, act, { what: 'person.suspended', sessions })
  yield* told(services, { act, person, template: 'account-suspended', at: now })
  const doing = { person, portalId: act.portalId, actor: actorOf(act), now }
  yield* toldToOthers(services, doing, 'suspend-person')
  yield* toldOfColleague(services, 'suspended', { administrator, person, live, now })
  return null
}

/** What was ended stays ended: they sign in anew. */
export function* reopenPerson(
  services: Services,
  act: Act,
  { administrator, person, live, now }: Locked,
): Statement<ActRefusal | null> {
  if (!mayChangeShared(administrator, { personId: person.id, live })) return 'forbidden'
  if (!(yield* services.store.people.reopen(person.id))) return null
  yield* written(services, act, { what: 'person.reopened' })
  yield* told(services, { act, person, template: 'account-reopened', at: now })
  yield* toldOfColleague(services, 'reopened', { administrator, person, live, now })
  return null
}

/** Whoever works in the console is switched off before the eyes of all its owners. */
function* toldOfColleague(
  services: Services,
  change: 'suspended' | 'reopened',
  { administrator, person, live, now }: Omit<Locked, 'memberships'>,
): Statement<void> {
  if (!worksInConsole({ personId: person.id, live })) return
  yield* toldToOwners(services, { change, whose: person, by: administrator.person, now })
}

interface Done {
  readonly what: AuditAct
  /** How many were ended. */
  readonly sessions?: number
}

/** Of no portal, for it concerns them all; which one it was done in is among the details. */
function written(services: Services, act: Act, { what, ...details }: Done): Statement<void> {
  return recordOf(services, {
    act: what,
    actor: actorOf(act),
    target: { type: 'person', id: act.personId },
    portalId: null,
    details: { portal: act.portalId, ...details },
  })()
}

interface Told extends Pick<Locked, 'person'> {
  readonly act: Act
  readonly template: 'account-suspended' | 'account-reopened'
  readonly at: number
}

/** Of what takes everything there is nothing left to freeze. */
function* told(services: Services, { act, person, template, at }: Told): Statement<void> {
  const { portalId } = act
  const variables = { firstName: calledName(person), at }
  if (template === 'account-reopened')
    return yield* changeMailOf(services, { person, portalId, template, variables })()
  for (const to of toldAt(person, at))
    yield* mailOf(services, {
      template,
      portalId,
      to,
      language: person.mailLanguage,
      variables,
      secrets: {},
      expiresAt: null,
    })()
}
