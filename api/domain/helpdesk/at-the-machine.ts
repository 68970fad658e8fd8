import { cleanName } from '../../contract/plain/clean-text.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { LONGEST_REASON, SHORTEST_REASON } from '../../contract/plain/lengths.ts'
import type { AccessPass } from '../../ports/store/helpdesk/access-pass-store.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { OPERATOR } from '../actor.ts'
import { isLastOwnersKey } from '../rights/last-owner.ts'
import { rolesAt } from '../rights/shared-people.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { createCarrying, type HelpRefusal, newPass, orRefused, passShown } from './acting.ts'
import { type AskedAct, detailsOf } from './asked-act.ts'
import { resetBy } from './reset-methods.ts'

/** Somebody, as the machine shows them. */
export interface ShownPerson {
  readonly person: Person
  readonly memberships: readonly MembershipWithUnit[]
  readonly methods: readonly Method[]
  readonly pass: AccessPass | null
  readonly acts: readonly HelpdeskAct[]
}

export interface Ordered {
  readonly email: string
  readonly asked: AskedAct
  readonly reason: string
  /** Although nobody could act as an owner afterwards. */
  readonly although?: boolean
}

/** Why nothing was done. */
export type OrderRefusal = HelpRefusal | 'person-unknown' | 'reason-missing' | 'last-owner'

export type Carried =
  | { readonly ok: true; readonly pass: string | null }
  | { readonly ok: false; readonly mistake: OrderRefusal }

/** What counts now, and would not afterwards. */
function goneBy(asked: AskedAct, bound: readonly Method[], now: number): readonly Method[] {
  if (asked.act === 'reset') return resetBy(asked, bound, now) ?? []
  const isTaken = asked.act === 'suspend' || asked.act === 'remove'
  return isTaken ? bound.filter(({ id }) => id === asked.method) : []
}

/**
 * For an installation whose agents are locked out: whoever has the machine has the database. So nobody is asked who
 * calls, and no second agent; it is written down, with its reason, and mailed like any other act.
 */
export function createHelpAtTheMachine(services: Services) {
  const { store, clock, random } = services
  const carry = createCarrying(services)

  function* found(email: string): Statement<Person | null> {
    return yield* store.people.byEmailKey(parseAddress(email)?.key ?? '')
  }

  const rowOf = (
    { personId, portalId, reason }: Pick<HelpdeskAct, 'personId' | 'portalId' | 'reason'>,
    asked: AskedAct,
    now: number,
  ): HelpdeskAct => ({
    id: random.id(),
    personId,
    portalId,
    act: asked.act,
    details: detailsOf(asked),
    reason,
    ticket: '',
    agentId: null,
    agentBrowser: null,
    verifiedBy: null,
    state: 'done',
    createdAt: now,
    dueAt: null,
    expiresAt: now,
    decidedBy: null,
    decidedAt: null,
    handedOverAt: null,
  })

  return {
    /** Null for an address that nobody has. */
    show: (email: string): Promise<ShownPerson | null> =>
      store.run(function* (): Statement<ShownPerson | null> {
        const person = yield* found(email)
        if (!person) return null
        const { id } = person
        return {
          person,
          memberships: yield* rolesAt(store, id, clock.now()),
          methods: [...(yield* store.methods.bound(id)), ...(yield* store.methods.kept(id))],
          pass: yield* store.accessPasses.newestOf(id),
          acts: yield* store.helpdeskActs.ofPerson(id, 10),
        }
      }),

    async order({ email, asked, reason: given, although = false }: Ordered): Promise<Carried> {
      const reason = cleanName(given).slice(0, LONGEST_REASON)
      if (reason.length < SHORTEST_REASON) return { ok: false, mistake: 'reason-missing' }
      const now = clock.now()
      const pass = newPass(services)
      const refused = await orRefused(
        store.atomically(function* (): Statement<
          'person-unknown' | 'changed_meanwhile' | 'last-owner' | null
        > {
          const known = yield* found(email)
          const person = known && (yield* store.people.lock(known.id))
          if (!person) return 'person-unknown'
          if (asked.act === 'unfreeze' && person.frozenAt === null) return 'changed_meanwhile'
          const held = yield* rolesAt(store, person.id, now)
          const gone = goneBy(asked, yield* store.methods.bound(person.id), now)
          if (!although && (yield* isLastOwnersKey(store, { person, gone, now })))
            return 'last-owner'
          // Told in the name of a portal that they know.
          const portalId =
            held.find((one) => one.portalId !== CONSOLE_PORTAL)?.portalId ??
            held[0]?.portalId ??
            CONSOLE_PORTAL
          const row = rowOf({ personId: person.id, portalId, reason }, asked, now)
          yield* store.helpdeskActs.add(row)
          const doing = { person, portalId, actor: OPERATOR, reason, ticket: '', now }
          yield* carry(doing, { asked, actId: row.id, pass })
          return null
        }),
      )
      if (refused !== null) return { ok: false, mistake: refused }
      return { ok: true, pass: asked.act === 'pass' ? passShown(pass) : null }
    },
  }
}
