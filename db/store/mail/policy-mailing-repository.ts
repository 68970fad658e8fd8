import { and, eq } from 'drizzle-orm'
import type { PolicyMailings } from '../../../api/ports/store/policy-reach-store.ts'
import type { Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'

export const createPolicyMailings = ({ policyMailing }: Tables): PolicyMailings => ({
  add: (mailing) => done((db) => db.insert(policyMailing).values(mailing).returning()),

  oldest: () =>
    first((db) =>
      db.select().from(policyMailing).orderBy(policyMailing.createdAt, policyMailing.id).limit(1),
    ),

  advance: (id, from, to) =>
    won((db) =>
      db
        .update(policyMailing)
        .set({ done: to })
        .where(and(eq(policyMailing.id, id), eq(policyMailing.done, from)))
        .returning({ id: policyMailing.id }),
    ),

  remove: (id) =>
    done((db) => db.delete(policyMailing).where(eq(policyMailing.id, id)).returning()),
})
