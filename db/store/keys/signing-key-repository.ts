import { desc, eq } from 'drizzle-orm'
import type { Keys } from '../../../api/ports/store/signing-key-store.ts'
import { rows, type Tables } from '../../seam.ts'
import { done } from '../../statements.ts'

export const createKeys = ({ signingKey: key }: Tables): Keys => ({
  add: (wanted) => done((db) => db.insert(key).values(wanted).returning()),

  all: (purpose) =>
    rows((db) =>
      db
        .select()
        .from(key)
        .where(eq(key.purpose, purpose))
        .orderBy(desc(key.createdAt), desc(key.id)),
    ),
})
