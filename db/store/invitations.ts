import { and, desc, eq, getTableColumns, gt, inArray } from 'drizzle-orm'
import type { Invitation, Invitations, InvitedRole } from '../../api/ports/store/invitations.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { rows, type Tables } from '../seam.ts'
import { done, first, won } from '../statements.ts'

export const createInvitations = (t: Tables): Invitations => {
  const { invitation, invitedRole, enrolmentFact, unit } = t
  const newestFirst = [desc(invitation.createdAt), desc(invitation.id)] as const

  return {
    add: (wanted, roles) => add(t, wanted, roles),

    byId: (id) => first((db) => db.select().from(invitation).where(eq(invitation.id, id))),

    byTokenHash: (hash) =>
      first((db) => db.select().from(invitation).where(eq(invitation.tokenHash, hash))),

    byAddress: (portalId, emailKey) =>
      rows((db) =>
        db
          .select()
          .from(invitation)
          .where(and(eq(invitation.portalId, portalId), eq(invitation.emailKey, emailKey)))
          .orderBy(...newestFirst),
      ),

    inPortal: (portalId) =>
      rows((db) =>
        db
          .select()
          .from(invitation)
          .where(eq(invitation.portalId, portalId))
          .orderBy(...newestFirst),
      ),

    roles: (invitationId) =>
      rows((db) =>
        db
          .select({
            ...getTableColumns(invitedRole),
            unitName: unit.name,
            unitExternalId: unit.externalId,
          })
          .from(invitedRole)
          .leftJoin(unit, eq(unit.id, invitedRole.unitId))
          .where(eq(invitedRole.invitationId, invitationId))
          .orderBy(invitedRole.id),
      ),

    advance: (id, from, to, now) =>
      won((db) =>
        db
          .update(invitation)
          .set({ state: to })
          .where(
            and(
              eq(invitation.id, id),
              inArray(invitation.state, from),
              gt(invitation.expiresAt, now),
            ),
          )
          .returning(),
      ),

    facts: (invitationId) =>
      rows((db) =>
        db
          .select()
          .from(enrolmentFact)
          .where(eq(enrolmentFact.invitationId, invitationId))
          .orderBy(enrolmentFact.at, enrolmentFact.name),
      ),

    addFact: (fact) =>
      done((db) => db.insert(enrolmentFact).values(fact).onConflictDoNothing().returning()),

    dropFacts: (invitationId) =>
      done((db) =>
        db.delete(enrolmentFact).where(eq(enrolmentFact.invitationId, invitationId)).returning(),
      ),
  }
}

function* add(
  { invitation, invitedRole }: Tables,
  wanted: Invitation,
  roles: readonly InvitedRole[],
): Statement<void> {
  yield* done((db) => db.insert(invitation).values(wanted).returning())
  if (roles.length === 0) return
  yield* done((db) =>
    db
      .insert(invitedRole)
      .values([...roles])
      .returning(),
  )
}
