import type { KeyChecks } from '../../api/ports/store/key-checks.ts'
import { rows, type Tables } from '../seam.ts'
import { won } from '../statements.ts'

export const createKeyChecks = ({ keyCheck }: Tables): KeyChecks => ({
  all: () => rows((db) => db.select().from(keyCheck).orderBy(keyCheck.id)),

  addOnce: (check) =>
    won((db) => db.insert(keyCheck).values(check).onConflictDoNothing().returning()),
})
