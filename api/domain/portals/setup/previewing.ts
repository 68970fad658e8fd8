import type {
  ConcernedPerson,
  PolicyPreview,
  PreviewPolicy,
} from '../../../contract/console/portal-wire.ts'
import { PER_PAGE } from '../../../contract/plain/paging.ts'
import type { PersonCursor } from '../../../ports/store/directory-store.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { cursorKeys, cursorText } from '../../values/cursor.ts'
import { openPortal } from '../portal.ts'
import { givenSettings } from '../rules/rules.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { concernedBy, previewOf, reachOf, requireSomebodyIn } from './policy-reach.ts'
import type { By } from './setup-act.ts'

const whole = givenSettings.pick({ policy: true }).required()

interface Listed {
  readonly concern: Concern | undefined
  /** Undefined for what was never given. */
  readonly after: PersonCursor | null | undefined
}

/** Whom a policy would concern, before it is one. */
export function createPreviewing(services: Services) {
  const { store, clock } = services

  /** @throws Refused `invalid_input`, `not_found`, `changed_meanwhile`, `nobody_gets_in`, `last_administrator` */
  return (portalId: string, asked: PreviewPolicy, by: By): Promise<PolicyPreview> => {
    const { policy } = readGiven(whole, { policy: asked.policy })
    const after = asked.after === undefined ? null : cursorOf(asked.after)
    return store.run(function* (): Statement<PolicyPreview> {
      yield* by.actor.confirm()
      const row = (yield* store.portals.byId(portalId)) ?? refuse('not_found')
      if (row.version !== asked.version) refuse('changed_meanwhile')
      const portal = openPortal(row)
      const reach = reachOf(portal, policy, clock.now())
      yield* requireSomebodyIn(services, reach)
      const { counts, whom } = yield* concernedBy(services, reach)
      const { concern } = asked
      const listed = yield* listOf(services, reach, { concern, after })
      return { preview: previewOf(services, portal, { policy, whom }), counts, ...listed }
    })
  }
}

function cursorOf(text: string): PersonCursor | undefined {
  const keys = cursorKeys(text, 'text', 'text')
  return keys ? { sortKey: keys[0], personId: keys[1] } : undefined
}

function* listOf(
  { store }: Pick<Services, 'store'>,
  reach: Reach,
  { concern, after }: Listed,
): Statement<Pick<PolicyPreview, 'people' | 'next'>> {
  if (concern === undefined) return { people: [], next: null }
  if (after === undefined) refuseMistakes([{ path: 'after', why: 'was never given' }])
  const at = { after: after ?? null, limit: PER_PAGE }
  const { people, next } = yield* store.policyReach.page(reach, concern, at)
  const ids = people.map(({ id }) => id)
  const held = yield* store.people.liveMembershipsOf(ids, reach.portalId, reach.now)
  return {
    people: people.map(({ id, firstName, lastName, email }): ConcernedPerson => {
      const roles = held.filter(({ personId }) => personId === id)
      const named = roles.map(({ role, unitName }) => ({ role, unit: unitName }))
      return { id, firstName, lastName, address: email, roles: named }
    }),
    next: next && cursorText(next.sortKey, next.personId),
  }
}
