import { and, desc, eq, inArray, isNull, lt, notInArray } from 'drizzle-orm'
import type { Copies } from '../../../api/ports/store/copy-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { COPY_MARK } from '../../copy-mark.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, first } from '../../statements.ts'
import { nullOr } from '../shared/portable.ts'

const OVER = ['complete', 'revoked'] as const

export const createCopies = (t: Tables): Copies => ({
  *madeAt(): Statement<number | null> {
    const found = yield* first((db) =>
      db.select().from(t.keyCheck).where(eq(t.keyCheck.id, COPY_MARK)),
    )
    return found?.createdAt ?? null
  },

  unmark: () => done((db) => db.delete(t.keyCheck).where(eq(t.keyCheck.id, COPY_MARK)).returning()),

  *newestAct(): Statement<number | null> {
    const { at } = t.auditEvent
    const [newest] = yield* rows((db) =>
      db.select({ at }).from(t.auditEvent).orderBy(desc(at)).limit(1),
    )
    return newest?.at ?? null
  },

  endSessions: (now) =>
    count((db) =>
      db
        .update(t.session)
        .set({ endedAt: now })
        .where(isNull(t.session.endedAt))
        .returning({ id: t.session.id }),
    ),

  endFlows: (now) =>
    count((db) =>
      db
        .update(t.flow)
        .set({ endedAt: now })
        .where(isNull(t.flow.endedAt))
        .returning({ id: t.flow.id }),
    ),

  spendSecrets: (now) =>
    count((db) =>
      db
        .update(t.oneTimeSecret)
        .set({ usedAt: now })
        .where(isNull(t.oneTimeSecret.usedAt))
        .returning({ id: t.oneTimeSecret.id }),
    ),

  *endHelp(now): Statement<number> {
    const passes = yield* count((db) =>
      db
        .update(t.accessPass)
        .set({ endedAt: now })
        .where(isNull(t.accessPass.endedAt))
        .returning({ id: t.accessPass.id }),
    )
    const codes = yield* count((db) => db.delete(t.callerCode).returning({ id: t.callerCode.id }))
    const acts = yield* count((db) =>
      db
        .update(t.helpdeskAct)
        .set({ state: 'refused' })
        .where(inArray(t.helpdeskAct.state, ['waiting', 'approved']))
        .returning({ id: t.helpdeskAct.id }),
    )
    return passes + codes + acts
  },

  withdrawMails: (fault) =>
    count((db) =>
      db
        .update(t.outbox)
        .set({ state: 'given-up', sealed: null, leasedUntil: null, lastFault: fault })
        .where(eq(t.outbox.state, 'queued'))
        .returning({ id: t.outbox.id }),
    ),

  endPolicyMailings: () =>
    count((db) => db.delete(t.policyMailing).returning({ id: t.policyMailing.id })),

  forgetBrowsers: (now) =>
    done((db) =>
      db.update(t.person).set({ browsersKnownSince: now }).returning({ id: t.person.id }),
    ),

  *moveCounters(kind, to): Statement<void> {
    yield* rows((db) =>
      db
        .update(t.method)
        .set({ counter: to })
        .where(and(eq(t.method.kind, kind), nullOr(t.method.counter, lt(t.method.counter, to))))
        .returning({ id: t.method.id }),
    )
  },

  revokeInvitations: () =>
    count((db) =>
      db
        .update(t.invitation)
        .set({ state: 'revoked' })
        .where(notInArray(t.invitation.state, [...OVER]))
        .returning({ id: t.invitation.id }),
    ),
})
