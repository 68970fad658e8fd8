/** Looks for words and places that other rules made than those of now, and makes them anew. */
import { eq, sql } from 'drizzle-orm'
import { rulesOf } from '../../../api/ports/store/alphabet.ts'
import { termsOfSomebody } from '../../../api/ports/store/folded-terms.ts'
import type { Foldable, Refolding } from '../../../api/ports/store/refolding-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Tables } from '../../seam.ts'
import { done, first } from '../../statements.ts'
import { setSearchTerms } from '../invitations/search-terms.ts'
import { excluded } from '../shared/portable.ts'
import { type Directed, lockPerson, lockUnit, relistPerson, relistUnit } from './listed-people.ts'
import { olderInvitations, olderPeople, olderUnits } from './older-words.ts'

export const createRefolding = (directed: Directed): Refolding => {
  const { t, alphabet } = directed
  const { foldingRules } = t
  const ours = { id: 'all', rules: rulesOf(alphabet) } as const

  const older = { people: olderPeople, units: olderUnits, invitations: olderInvitations }
  const refold: Record<Foldable, (id: string) => Statement<void>> = {
    *people(id) {
      const person = yield* lockPerson(t, id)
      if (person) yield* relistPerson(directed, person)
    },
    *units(id) {
      const unit = yield* lockUnit(t, id)
      if (unit) yield* relistUnit(t, unit)
    },
    *invitations(id) {
      const invitation = yield* lockInvitation(t, id)
      if (invitation) yield* setSearchTerms(t, invitation, termsOfSomebody(invitation))
    },
  }

  return {
    *isDone() {
      const kept = yield* first((db) =>
        db.select().from(foldingRules).where(eq(foldingRules.id, ours.id)),
      )
      return kept?.rules === ours.rules
    },

    setDone: () =>
      done((db) =>
        db
          .insert(foldingRules)
          .values(ours)
          .onConflictDoUpdate({
            target: foldingRules.id,
            set: { rules: excluded(foldingRules.rules) },
          })
          .returning(),
      ),

    older: (what, after) => older[what](directed, after),
    refold: (what, id) => refold[what](id),
  }
}

/** Nobody corrects it meanwhile. */
const lockInvitation = ({ invitation }: Tables, id: string) =>
  first((db) =>
    db
      .update(invitation)
      .set({ state: sql`${invitation.state}` })
      .where(eq(invitation.id, id))
      .returning(),
  )
