import { calledName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { MailTemplates } from '../../ports/mail-templates.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { mailOf } from '../mail/mail.ts'
import { rolesAt, type Target } from '../rights/shared-people.ts'
import type { Services } from '../services.ts'
import { isOverAll, may } from '../values/rights.ts'
import type { Doing } from './telling.ts'
import { type Agent, agentsNow, isAbove } from './who-may.ts'

type Done = Pick<Doing, 'person' | 'portalId' | 'actor' | 'now'>
type SharedAct = MailTemplates['shared-person']['variables']['act']
type Reader = Agent & { readonly person: Person }

/** Portals that somebody has a role in now, beside the one that it was done in. */
function elsewhere({ live }: Target, portalId: string): readonly string[] {
  const portals = new Set(live.map((held) => held.portalId))
  return [...portals].filter((id) => id !== portalId && id !== CONSOLE_PORTAL)
}

/** Who may help there; the owners of the installation where nobody else does. */
function readersIn(agents: readonly Reader[], portalId: string): readonly Reader[] {
  const able = agents.filter(({ grants }) => may(grants, 'methods.reset', portalId))
  const others = able.filter(({ grants }) => !isOverAll(grants, 'owner'))
  return others.length > 0 ? others : able
}

/**
 * Flows §8: what one portal does at once to somebody whom it shares is told to the agents of the others, in the name of
 * their portal, once to each. Not what the machine does, which is no portal's.
 */
export function* toldToOthers(
  services: Services,
  { person, portalId, actor, now }: Done,
  act: SharedAct,
): Statement<void> {
  if (actor.type !== 'administrator') return
  const target = { personId: person.id, live: yield* rolesAt(services.store, person.id, now) }
  const portals = elsewhere(target, portalId)
  if (portals.length === 0) return
  const agents = (yield* agentsNow(services.store, now)).filter(
    (agent) => agent.person.id !== actor.id && isAbove(agent, target),
  )
  const told = new Set<string>()
  for (const portal of portals)
    for (const { person: reader } of readersIn(agents, portal)) {
      if (told.has(reader.id)) continue
      told.add(reader.id)
      yield* mailed(services, { reader, personId: person.id, portalId: portal, act, now })
    }
}

interface Telling {
  readonly reader: Person
  readonly personId: string
  readonly portalId: string
  readonly act: SharedAct
  readonly now: number
}

/** Names neither whom it is about nor the portal that it was done in; the page says more to whoever may read it. */
function mailed(
  services: Services,
  { reader, personId, portalId, act, now }: Telling,
): Statement<void> {
  return mailOf(services, {
    template: 'shared-person',
    portalId,
    to: reader.email,
    language: reader.mailLanguage,
    variables: {
      firstName: calledName(reader),
      act,
      link: `${services.publicUrl}/console/${portalId}/people/${personId}`,
      at: now,
    },
    secrets: {},
    expiresAt: null,
  })()
}
