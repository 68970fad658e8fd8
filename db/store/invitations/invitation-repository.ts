import {
  and,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNull,
  lte,
  not,
  type SQL,
  sql,
} from 'drizzle-orm'
import type {
  Invitation,
  InvitationState,
  Invitations,
  InvitedRole,
} from '../../../api/ports/store/invitation-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'
import { foundIn, oneRow } from '../shared/one-row.ts'
import { atMost, firstWhen } from '../shared/portable.ts'
import { createInvitationList } from './invitation-list.ts'

const OVER: readonly InvitationState[] = ['complete', 'revoked']
const UNPROVEN: readonly InvitationState[] = ['sent', 'started']
/** Nothing of what the invited person may say to their inviter. */
const UNANSWERED = {
  newLinkAskedAt: null,
  declinedAt: null,
  successorName: null,
  successorEmail: null,
} as const satisfies Partial<Invitation>
/** As it was when it was new. */
const UNTOUCHED = { state: 'sent', ...UNANSWERED } as const satisfies Partial<Invitation>

interface AboutAddress extends Pick<Invitation, 'portalId' | 'emailKey'> {
  readonly now: number
}

export const createInvitations = (t: Tables): Invitations => {
  const { invitation, enrolmentFact } = t
  const newestFirst = [desc(invitation.createdAt), desc(invitation.id)] as const

  const byId = prepared((db, { id }: Holes<Pick<Invitation, 'id'>>) =>
    db.select(getTableColumns(invitation)).from(oneRow).leftJoin(invitation, eq(invitation.id, id)),
  )
  const byTokenHash = prepared((db, { tokenHash }: Holes<Pick<Invitation, 'tokenHash'>>) =>
    db.select().from(invitation).where(eq(invitation.tokenHash, tokenHash)),
  )
  const byAddress = prepared(
    (db, { portalId, emailKey }: Holes<Pick<Invitation, 'portalId' | 'emailKey'>>) =>
      db
        .select()
        .from(invitation)
        .where(and(eq(invitation.portalId, portalId), eq(invitation.emailKey, emailKey)))
        .orderBy(...newestFirst),
  )
  const aboutAddress = prepared((db, { portalId, emailKey, now }: Holes<AboutAddress>) => {
    const isOver = sql`${inArray(invitation.state, [...OVER])} or ${lte(invitation.expiresAt, now)}`
    return db
      .select(getTableColumns(invitation))
      .from(oneRow)
      .leftJoin(
        invitation,
        and(eq(invitation.portalId, portalId), eq(invitation.emailKey, emailKey)),
      )
      .orderBy(desc(firstWhen(isOver)), ...newestFirst)
      .limit(atMost(1))
  })
  const roles = prepared((db, { id }: Holes<Pick<Invitation, 'id'>>) =>
    rolesWhere(db, t, eq(t.invitedRole.invitationId, id)),
  )
  const facts = prepared((db, { id }: Holes<Pick<Invitation, 'id'>>) =>
    db
      .select()
      .from(enrolmentFact)
      .where(eq(enrolmentFact.invitationId, id))
      .orderBy(enrolmentFact.at, enrolmentFact.name),
  )

  return {
    add: (wanted, roles) => add(t, wanted, roles),

    byId: (id) => foundIn(byId({ id })),
    byTokenHash: (tokenHash) => first(byTokenHash({ tokenHash })),
    byAddress: (portalId, emailKey) => rows(byAddress({ portalId, emailKey })),

    aboutAddress: (portalId, emailKey, now) => foundIn(aboutAddress({ portalId, emailKey, now })),

    ...createInvitationList(t),

    roles: (id) => rows(roles({ id })),
    rolesOf: (ids) => rows((db) => rolesWhere(db, t, inArray(t.invitedRole.invitationId, ids))),

    advance: (id, from, to, now) =>
      won((db) =>
        db
          .update(invitation)
          .set({ state: to })
          .where(
            and(
              eq(invitation.id, id),
              inArray(invitation.state, from),
              now === null ? undefined : gt(invitation.expiresAt, now),
            ),
          )
          .returning(),
      ),

    renew: (id, renewal, { from, sentBefore }) =>
      first((db) =>
        db
          .update(invitation)
          .set({ ...renewal, ...UNANSWERED })
          .where(
            and(
              eq(invitation.id, id),
              inArray(invitation.state, from),
              lte(invitation.sentAt, sentBefore),
            ),
          )
          .returning(),
      ),

    readdress: (id, readdressing) =>
      first((db) =>
        db
          .update(invitation)
          .set({ ...readdressing, ...UNTOUCHED })
          .where(and(eq(invitation.id, id), inArray(invitation.state, UNPROVEN)))
          .returning(),
      ),

    askForNewLink: (id, now) =>
      won((db) =>
        db
          .update(invitation)
          .set({ newLinkAskedAt: now })
          .where(
            and(
              eq(invitation.id, id),
              not(inArray(invitation.state, OVER)),
              lte(invitation.expiresAt, now),
              isNull(invitation.newLinkAskedAt),
            ),
          )
          .returning(),
      ),

    decline: (id, { at, successorName, successorEmail }) =>
      won((db) =>
        db
          .update(invitation)
          .set({ declinedAt: at, successorName, successorEmail })
          .where(
            and(
              eq(invitation.id, id),
              inArray(invitation.state, UNPROVEN),
              isNull(invitation.declinedAt),
            ),
          )
          .returning(),
      ),

    facts: (id) => rows(facts({ id })),

    addFact: (fact) =>
      done((db) => db.insert(enrolmentFact).values(fact).onConflictDoNothing().returning()),

    dropFacts: (invitationId) =>
      done((db) =>
        db.delete(enrolmentFact).where(eq(enrolmentFact.invitationId, invitationId)).returning(),
      ),
  }
}

const rolesWhere = (db: Executor, { invitedRole, unit }: Tables, condition: SQL) =>
  db
    .select({
      ...getTableColumns(invitedRole),
      unitName: unit.name,
      unitExternalId: unit.externalId,
    })
    .from(invitedRole)
    .leftJoin(unit, eq(unit.id, invitedRole.unitId))
    .where(condition)
    .orderBy(invitedRole.id)

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
