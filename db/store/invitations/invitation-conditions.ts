import { and, eq, exists, gt, gte, inArray, isNotNull, lt, lte } from 'drizzle-orm'
import type { InvitationCondition } from '../../../api/ports/store/invitation-store.ts'
import type { Executor, Tables } from '../../seam.ts'

/** Sorts after every word that begins as it does: the highest code point, under order by bytes. */
const LAST = '\u{10ffff}'

/** What holds for an invitation that meets the condition; undefined for what is not asked. */
export const partsOf = (
  db: Executor,
  t: Tables,
  portalId: string,
  { states, endsBy, endsAfter, ...rest }: InvitationCondition,
) => [
  states && inArray(t.invitation.state, states),
  endsBy === undefined ? undefined : lte(t.invitation.expiresAt, endsBy),
  endsAfter === undefined ? undefined : gt(t.invitation.expiresAt, endsAfter),
  rest.isNewLinkAsked && isNotNull(t.invitation.newLinkAskedAt),
  rest.isDeclined && isNotNull(t.invitation.declinedAt),
  rest.letter && hasLetter(db, t, rest.letter),
  rest.inUnits && isInUnits(db, t, rest.inUnits),
  ...(rest.beginnings ?? []).map((beginning) => hasWord(db, t, { portalId, beginning })),
]

/** Letters before the last one were queued before `sentAt`. */
const hasLetter = (
  db: Executor,
  { invitation, outbox }: Tables,
  states: NonNullable<InvitationCondition['letter']>,
) =>
  exists(
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.invitationId, invitation.id),
          gte(outbox.createdAt, invitation.sentAt),
          inArray(outbox.state, states),
        ),
      ),
  )

const isInUnits = (db: Executor, { invitation, invitedRole }: Tables, unitIds: readonly string[]) =>
  exists(
    db
      .select({ id: invitedRole.id })
      .from(invitedRole)
      .where(
        and(eq(invitedRole.invitationId, invitation.id), inArray(invitedRole.unitId, [...unitIds])),
      ),
  )

const hasWord = (
  db: Executor,
  { invitation, invitationWord: word }: Tables,
  { portalId, beginning }: { readonly portalId: string; readonly beginning: string },
) =>
  inArray(
    invitation.id,
    db
      .select({ id: word.invitationId })
      .from(word)
      .where(
        and(
          eq(word.portalId, portalId),
          gte(word.word, beginning),
          lt(word.word, beginning + LAST),
        ),
      ),
  )
