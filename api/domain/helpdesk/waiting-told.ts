import { calledName, fullName } from '../../contract/plain/full-name.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { mailOf } from '../mail/mail.ts'
import { isOf, portalsBy, type Target } from '../rights/shared-people.ts'
import type { Services } from '../services.ts'
import { isOverAll, may } from '../values/rights.ts'
import { HOUR } from '../values/time.ts'
import { askedActOf } from './asked-act.ts'
import { isInAny, otherSideOf } from './hands-apart.ts'
import { HANDED_OVER_MS } from './rules.ts'
import { toldAs } from './telling.ts'
import { type Agent, agentsNow, isAbove, reachTogether } from './who-may.ts'

/** An act that waits, whom it is about, and who asked for it. */
export interface Waiting {
  readonly row: HelpdeskAct
  readonly target: Target
  readonly asker: Agent & { readonly person: Pick<Person, 'id' | 'firstName' | 'lastName'> }
  readonly now: number
}

interface Decider {
  readonly agent: Agent & { readonly person: Person }
  /** A portal of the person's that they look after, and in whose name they are written to. */
  readonly portalId: string
}

/** Who may decide it by now: above the person, another than who asked, with no hand in the other side, and between the two over every portal. */
function* decidersOf(
  { store }: Pick<Services, 'store'>,
  { row, target, asker, now }: Waiting,
): Statement<readonly Decider[]> {
  const agents = yield* agentsNow(store, now)
  const portals = [row.portalId, ...target.live.flatMap(portalsBy)]
  const otherSide = yield* otherSideOf(store, {
    asked: askedActOf(row),
    personId: row.personId,
    now,
  })
  const theirs = portals.filter((id) => target.live.some(isOf(id)))
  return agents.flatMap((agent) => {
    const { id } = agent.person
    if (id === row.agentId || isInAny(otherSide, { agentId: id, browser: null })) return []
    if (!isAbove(agent, target) || !reachTogether(asker, agent, target)) return []
    const portalId = theirs.find((one) => may(agent.grants, 'methods.reset', one))
    return portalId === undefined ? [] : [{ agent, portalId }]
  })
}

const isOwnerOfAll = ({ agent }: Decider): boolean => isOverAll(agent.grants, 'owner')

/**
 * Writes to those who may decide, once for each act: first to everybody but the owners of the installation, who hear
 * of it where nobody else may, or where nobody else has decided for a day. True where it stands before the owners.
 */
export function* toldToDeciders(
  services: Services,
  waiting: Waiting,
  to: 'agents' | 'owners',
): Statement<boolean> {
  const all = yield* decidersOf(services, waiting)
  const agents = to === 'owners' ? [] : all.filter((one) => !isOwnerOfAll(one))
  const isOwners = agents.length === 0
  for (const decider of isOwners ? all.filter(isOwnerOfAll) : agents)
    yield* mailed(services, waiting, { ...decider, isHandedOver: to === 'owners' })
  return isOwners
}

/** Names whoever asks, and not whom it is about: a mailbox of an agent's is no place for that. */
function mailed(
  services: Services,
  { row, target, asker }: Waiting,
  { agent, portalId, isHandedOver }: Decider & { readonly isHandedOver: boolean },
): Statement<void> {
  const { person } = agent
  return mailOf(services, {
    template: 'help-waits',
    portalId,
    to: person.email,
    language: person.mailLanguage,
    variables: {
      firstName: calledName(person),
      act: toldAs(askedActOf(row)),
      by: fullName(asker.person),
      sinceHours: isHandedOver ? HANDED_OVER_MS / HOUR : null,
      link: `${services.publicUrl}/console/${portalId}/people/${target.personId}`,
      until: row.expiresAt,
    },
    secrets: {},
    // Of no use once nobody can decide it any more.
    expiresAt: row.expiresAt,
  })()
}
