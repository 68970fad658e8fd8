import { calledName } from '../../contract/plain/full-name.ts'
import type { CorrectionTold, HelpTold } from '../../ports/help-told.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { addressesOf } from '../acts/readdressing.ts'
import { type AuditAct, type AuditEntry, recordOf } from '../audit/audit.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import type { Services } from '../services.ts'
import type { AskedAct, Correction } from './asked-act.ts'

/** Under which circumstances something is done to somebody. */
export interface Doing {
  readonly person: Person
  /** Where the agent stands; for the machine, a portal that the person is told in the name of. */
  readonly portalId: string
  readonly actor: Pick<AuditEntry['actor'], 'type' | 'id'>
  readonly reason: string
  readonly ticket: string
  readonly now: number
}

/** As mails call it: which of the three is corrected, and never into what. */
export const toldAs = <Asked extends AskedAct>(asked: Asked) =>
  (asked.act === 'correct' ? `correct-${asked.what}` : asked.act) as
    | Exclude<Asked['act'], 'correct'>
    | Extract<CorrectionTold, `correct-${Extract<Asked, Correction>['what']}`>

/** Of no portal, for it concerns them all; which one it was done in is among the details, and so is why. */
export function written(
  services: Services,
  { person, portalId, actor, reason, ticket }: Doing,
  { act, details = {} }: { readonly act: AuditAct; readonly details?: Record<string, unknown> },
): Statement<void> {
  return recordOf(services, {
    act,
    actor,
    target: { type: 'person', id: person.id },
    portalId: null,
    details: { portal: portalId, reason, ...(ticket ? { ticket } : {}), ...details },
  })()
}

/**
 * Told at every address that a person has: the one before as well, as long as it is kept. An agent's own words are not in it: whoever has taken over
 * an agent's place would write to people in our name.
 */
export function* told(
  services: Services,
  {
    person,
    portalId,
    now,
    methodId,
  }: Pick<Doing, 'person' | 'portalId' | 'now'> & { readonly methodId?: string },
  done: HelpTold,
): Statement<void> {
  for (const email of addressesOf(person, now))
    yield* changeMailOf(services, {
      person: { ...person, email },
      portalId,
      template: 'helpdesk-acted',
      variables: { firstName: calledName(person), done, at: now },
      ...(methodId === undefined ? {} : { methodId }),
    })()
}
