import type { AccessPass } from '../../../ports/store/helpdesk/access-pass-store.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { MembershipWithUnit, Person } from '../../../ports/store/person-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { opensOthers, portalIdsOf } from '../../acts/portals-of.ts'
import { isImported } from '../../invitations/imported.ts'
import type { Portal } from '../../portals/portal.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import type { FlowContext } from '../context.ts'
import { demandsKeys } from '../requirements/acting-keys.ts'
import { passIn } from '../requirements/passing.ts'

/** What there is when something that was set up is kept. */
export interface There {
  readonly locked: Person | null
  readonly bound: readonly Method[]
  /** What it takes the place of; null where it is one more. */
  readonly replaced: Method | null
  /** Of the helpdesk, that was shown in this flow; null for none. */
  readonly pass: AccessPass | null
  /** It would let in elsewhere, and is set up on a host's page. */
  readonly isElsewhere: boolean
  /** As the flow has it, if it is open still; null for none. */
  readonly invitation: Invitation | null
  /** Roles here; null where no policy asks for them. */
  readonly memberships: readonly MembershipWithUnit[] | null
  /** As the context has it. */
  readonly isImported: boolean
}

/** Reads once more, under the person's lock; `replaced` is what the new one takes the place of. */
export function createThere({ store, clock }: Pick<Services, 'store' | 'clock'>) {
  /** A role may have come meanwhile; whoever has no account yet has none. */
  function* isElsewhere(
    { isOurPage, portal }: FlowContext,
    locked: Person | null,
  ): Statement<boolean> {
    if (isOurPage || !locked?.enrolledAt) return false
    return opensOthers(yield* portalIdsOf(store, locked.id, clock.now()), portal.id)
  }

  /** Read again where it lets a key be set up: it may have been revoked meanwhile. */
  function* invitationNow(context: FlowContext): Statement<Invitation | null> {
    const { invitation } = context
    if (!invitation || !demandsKeys(context)) return invitation
    const found = yield* store.invitations.byId(invitation.id)
    return found?.emailKey === invitation.emailKey ? found : null
  }

  /** Null where nobody asks which roles somebody has. */
  function* rolesNow({ id, policy }: Portal, personId: string): Statement<There['memberships']> {
    if (policy.enrolling.length === 0) return null
    return yield* store.people.liveMemberships(personId, id, clock.now())
  }

  return function* thereOf(context: FlowContext, replaced: Method | null): Statement<There> {
    const personId = context.person?.id ?? NOBODY
    const locked = yield* store.people.lock(personId)
    const pass = context.pass && (yield* store.accessPasses.newestOf(personId))
    const bound = yield* store.methods.bound(personId)
    const memberships = yield* rolesNow(context.portal, personId)
    const imported = yield* isImported(store, context.portal, locked?.emailKey ?? NOBODY)
    const elsewhere = yield* isElsewhere(context, locked)
    const shown = passIn(pass, context)
    const invitation = yield* invitationNow(context)
    return {
      ...{ locked, bound, replaced, memberships, invitation },
      isImported: imported,
      isElsewhere: elsewhere,
      pass: shown,
    }
  }
}
