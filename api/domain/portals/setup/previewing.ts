import type {
  ConcernedPerson,
  PolicyPreview,
  PreviewPolicy,
} from '../../../contract/console/policy-wire.ts'
import { PER_PAGE } from '../../../contract/plain/paging.ts'
import type { PersonCursor } from '../../../ports/store/directory-store.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { Portal as PortalRow } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { cursorKeys, cursorText } from '../../values/cursor.ts'
import { openPortal, type Portal } from '../portal.ts'
import { givenSettings } from '../rules/rules.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { concernedPage } from './concerned-people.ts'
import { concernedBy, previewOf, reachOf, requireSomebodyIn } from './policy-reach.ts'
import type { By } from './setup-act.ts'

export const wholePolicy = givenSettings.pick({ policy: true }).required()

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
    const { policy } = readGiven(wholePolicy, { policy: asked.policy })
    const after = asked.after === undefined ? null : cursorOf(asked.after)
    return store.run(function* (): Statement<PolicyPreview> {
      yield* by.actor.confirm()
      const row = yield* store.portals.byId(portalId)
      const portal = portalAt(row, asked.version)
      const reach = yield* reachOf(services, portal, { to: policy, now: clock.now() })
      yield* requireSomebodyIn(services, reach)
      const { counts, whom } = yield* concernedBy(services, reach)
      const { concern } = asked
      const listed = yield* listOf(services, reach, { concern, after })
      return { preview: previewOf(services, portal, { policy, whom }), counts, ...listed }
    })
  }
}

/** @throws Refused `not_found`, `changed_meanwhile` */
export function portalAt(row: PortalRow | null, version: number): Portal {
  const there = row ?? refuse('not_found')
  if (there.version !== version) refuse('changed_meanwhile')
  return openPortal(there)
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
  const at = { concern, after: after ?? null, limit: PER_PAGE }
  const { people, next } = yield* concernedPage({ store }, reach, at)
  return {
    people: people.map(({ person: { id, firstName, lastName, email }, roles }): ConcernedPerson => {
      const named = roles.map(({ role, unitName }) => ({ role, unit: unitName }))
      return { id, firstName, lastName, address: email, roles: named }
    }),
    next: next && cursorText(next.sortKey, next.personId),
  }
}
