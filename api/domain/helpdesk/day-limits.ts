import { calledName, fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { mailOf } from '../mail/mail.ts'
import { ownersAt } from '../methods/keys-of-owners.ts'
import { type Act, actorOf, type Locked } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { DAY } from '../values/time.ts'
import type { AskedAct } from './asked-act.ts'
import { type DayLimit, LIMITED_WITHIN_MS, LIMITS } from './rules.ts'

/** What is counted of one agent, so that whoever presses on fills no mailbox. */
const toldKind = (limit: DayLimit) => `limited-told-${limit.of}`

/**
 * The limit that an agent stands at with an act; null for none. Counted under the agent's own lock, so that many at
 * once are counted one after the other.
 */
export function* limitReached(
  { store }: Pick<Services, 'store'>,
  { act }: AskedAct,
  { administrator, now }: Pick<Locked, 'administrator' | 'now'>,
): Statement<DayLimit | null> {
  const limit = LIMITS.find(({ acts }) => acts.includes(act))
  if (!limit) return null
  const within = { since: now - LIMITED_WITHIN_MS, most: limit.most }
  const asked = yield* store.helpdeskActs.askedBy(administrator.person.id, limit.acts, within)
  return asked >= limit.most ? limit : null
}

/** Writes down that an agent was refused, each time, and tells the owners, once a day for each limit. */
export function* limited(
  services: Services,
  { act, limit }: { readonly act: Act; readonly limit: DayLimit },
  { administrator, person, now }: Locked,
): Statement<void> {
  const { attemptBudgets } = services.store
  const agent = administrator.person
  yield* recordOf(services, {
    act: 'helpdesk.limited',
    actor: actorOf({ ...act, administrator: { ...act.administrator, ...administrator } }),
    target: { type: 'person', id: person.id },
    portalId: act.portalId,
    details: { limit: limit.of },
  })()
  const { nextAt } = yield* attemptBudgets.lock(agent.id, toldKind(limit))
  if (nextAt > now) return
  yield* attemptBudgets.set(agent.id, toldKind(limit), 1, now + DAY)
  yield* toldToOwners(services, { agent, limit, now })
}

/** Names whoever stands at it, and none of those whom the acts were about. */
function* toldToOwners(
  services: Services,
  { agent, limit, now }: { readonly agent: Person; readonly limit: DayLimit; readonly now: number },
): Statement<void> {
  for (const owner of yield* ownersAt(services.store, now))
    yield* mailOf(services, {
      template: 'agent-limited',
      portalId: CONSOLE_PORTAL,
      to: owner.email,
      language: owner.mailLanguage,
      variables: {
        firstName: calledName(owner),
        name: fullName(agent),
        address: agent.email,
        limit: limit.of,
        most: limit.most,
        at: now,
      },
      secrets: {},
      expiresAt: null,
    })()
}
