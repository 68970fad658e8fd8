import { and, eq, getTableColumns, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Alphabet } from '../../../api/ports/store/alphabet.ts'
import type { People, Person } from '../../../api/ports/store/person-store.ts'
import { type Holes, prepared } from '../../prepared.ts'
import type { Tables } from '../../seam.ts'
import { first, only, won } from '../../statements.ts'
import { foundIn, oneRow } from '../shared/one-row.ts'
import { excluded, plusOne } from '../shared/portable.ts'
import { relistPerson } from './listed-people.ts'
import { createMemberships } from './membership-repository.ts'

/** Of an enrolment that may be dropped. */
const NEVER = ['enrolledAt', 'suspendedAt', 'frozenAt'] as const satisfies readonly (keyof Person)[]

export const createPeople = (t: Tables, alphabet: Alphabet): People => {
  const { person } = t

  /** Every change of a person takes the person's lock. */
  const change = (which: SQL | undefined, to: Partial<Person>) =>
    first((db) =>
      db
        .update(person)
        .set({ ...to, version: plusOne(person.version) })
        .where(which)
        .returning(),
    )

  /** Whether this caller was the one that changed it. */
  function* changed(which: SQL | undefined, to: Partial<Person>) {
    return (yield* change(which, to)) !== null
  }

  const byId = prepared((db, { id }: Holes<Pick<Person, 'id'>>) =>
    db.select().from(person).where(eq(person.id, id)),
  )
  const byEmailKey = prepared((db, { emailKey }: Holes<Pick<Person, 'emailKey'>>) =>
    db.select(getTableColumns(person)).from(oneRow).leftJoin(person, eq(person.emailKey, emailKey)),
  )
  const locking = prepared((db, { id }: Holes<Pick<Person, 'id'>>) =>
    db
      .update(person)
      .set({ version: plusOne(person.version) })
      .where(eq(person.id, id))
      .returning(),
  )

  return {
    ...createMemberships(t, alphabet),

    byId: (id) => first(byId({ id })),

    byEmailKey: (emailKey) => foundIn(byEmailKey({ emailKey })),

    // The update that changes nothing makes the row that was there come back.
    addOrGet: (wanted) =>
      only((db) =>
        db
          .insert(person)
          .values(wanted)
          .onConflictDoUpdate({
            target: person.emailKey,
            set: { emailKey: excluded(person.emailKey) },
          })
          .returning(),
      ),

    dropBegun: (id) =>
      won((db) =>
        db
          .delete(person)
          .where(and(eq(person.id, id), ...NEVER.map((at) => isNull(person[at]))))
          .returning(),
      ),

    lock: (id) => first(locking({ id })),

    *rename(id, firstName, lastName) {
      const renamed = yield* change(eq(person.id, id), { firstName, lastName })
      if (renamed) yield* relistPerson({ t, alphabet }, renamed)
    },

    *readdress(id, { email, key, at, ...former }) {
      const to = { email, emailKey: key, addressChangedAt: at, ...former }
      const changed = yield* change(eq(person.id, id), to)
      if (changed) yield* relistPerson({ t, alphabet }, changed)
    },

    *setTelephone(id, { telephone, source, by, at }) {
      const isNone = telephone === null
      const changed = yield* change(eq(person.id, id), {
        telephone,
        telephoneSource: isNone ? null : source,
        telephoneSince: isNone ? null : at,
        telephoneBy: isNone ? null : by,
      })
      if (changed) yield* relistPerson({ t, alphabet }, changed)
    },

    *setMailLanguage(id, mailLanguage) {
      yield* change(eq(person.id, id), { mailLanguage })
    },

    *markEnrolled(id, at) {
      yield* change(and(eq(person.id, id), isNull(person.enrolledAt)), { enrolledAt: at })
    },

    *markHadSecondFactor(id, at) {
      yield* change(eq(person.id, id), { hadSecondFactorAt: at })
    },

    *forgetBrowsers(id, at) {
      yield* change(eq(person.id, id), { browsersKnownSince: at })
    },

    suspend: (id, now) =>
      changed(and(eq(person.id, id), isNull(person.suspendedAt)), { suspendedAt: now }),

    reopen: (id) =>
      changed(and(eq(person.id, id), isNotNull(person.suspendedAt)), { suspendedAt: null }),

    *freeze(id, { at, isHeld }) {
      yield* change(and(eq(person.id, id), isNull(person.frozenAt)), { frozenAt: at })
      if (isHeld) yield* change(eq(person.id, id), { freezeHeld: true })
    },

    unfreeze: (id) =>
      changed(and(eq(person.id, id), isNotNull(person.frozenAt)), {
        frozenAt: null,
        freezeHeld: false,
      }),
  }
}
