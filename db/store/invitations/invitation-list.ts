import { and, count, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type {
  InvitationCondition,
  InvitationCursor,
  Invitations,
} from '../../../api/ports/store/invitation-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { only } from '../../statements.ts'
import { partsOf } from './invitation-conditions.ts'
import { setSearchTerms } from './search-terms.ts'

type Listing = Pick<
  Invitations,
  'page' | 'count' | 'rolesOfAddresses' | 'rolesOffered' | 'setSearchTerms'
>

export const createInvitationList = (t: Tables): Listing => {
  const { invitation, invitedRole } = t
  const meeting = (
    db: Executor,
    portalId: string,
    conditions: readonly InvitationCondition[],
    ...more: Parameters<typeof and>
  ) =>
    and(
      eq(invitation.portalId, portalId),
      ...conditions.flatMap((condition) => partsOf(db, t, portalId, condition)),
      ...more,
    )

  return {
    page: (portalId, conditions, { after, limit }) =>
      rows((db) =>
        db
          .select()
          .from(invitation)
          .where(meeting(db, portalId, conditions, after ? isAfter(t, after) : undefined))
          .orderBy(desc(invitation.createdAt), desc(invitation.id))
          .limit(limit),
      ),

    *count(portalId, conditions): Statement<number> {
      const { invitations } = yield* only((db) =>
        db
          .select({ invitations: count() })
          .from(invitation)
          .where(meeting(db, portalId, conditions)),
      )
      return invitations
    },

    rolesOfAddresses: (portalId, emailKeys, condition) =>
      rows((db) =>
        db
          .select({
            emailKey: invitation.emailKey,
            unitId: invitedRole.unitId,
            role: invitedRole.role,
            until: invitedRole.until,
          })
          .from(invitation)
          .innerJoin(invitedRole, eq(invitedRole.invitationId, invitation.id))
          .where(meeting(db, portalId, [condition], inArray(invitation.emailKey, emailKeys))),
      ),

    rolesOffered: (portalId, condition) =>
      rows((db) =>
        db
          .select({ role: invitedRole.role, unitId: invitedRole.unitId })
          .from(invitation)
          .innerJoin(invitedRole, eq(invitedRole.invitationId, invitation.id))
          .where(meeting(db, portalId, [condition]))
          .groupBy(invitedRole.role, invitedRole.unitId),
      ),

    setSearchTerms: (found, terms) => setSearchTerms(t, found, terms),
  }
}

/** Newest first: what is older, or as old with a lower id. */
const isAfter = ({ invitation }: Tables, { createdAt, id }: InvitationCursor) =>
  or(
    lt(invitation.createdAt, createdAt),
    and(eq(invitation.createdAt, createdAt), lt(invitation.id, id)),
  )
