import type { Clock } from '../../ports/clock.ts'
import type { Runner } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { TakenJournal } from '../../ports/taken-journal.ts'
import { NOTHING, type Notes, noting } from './notes.ts'
import { NOTES_OF_METHODS, NOTES_OF_PEOPLE } from './notes-of-people.ts'
import {
  NOTES_OF_INVITATIONS,
  NOTES_OF_NOTICES,
  NOTES_OF_PORTALS,
  NOTES_OF_UNITS,
} from './notes-of-portals.ts'
import type { Taken } from './taken.ts'

type Repositories = Omit<Store, keyof Runner | 'ping' | 'close'>

/** In a restored copy all of them end, whatever a journal says. */
const ALL_END = 'all end'

/** Every repository decides; a new one does not compile until it does. */
const NOTES: {
  readonly [Part in keyof Repositories]: Notes<Repositories[Part]> | typeof ALL_END | typeof NOTHING
} = {
  people: NOTES_OF_PEOPLE,
  methods: NOTES_OF_METHODS,
  portals: NOTES_OF_PORTALS,
  invitations: NOTES_OF_INVITATIONS,
  units: NOTES_OF_UNITS,
  notices: NOTES_OF_NOTICES,
  sessions: ALL_END,
  flows: ALL_END,
  oneTimeSecrets: ALL_END,
  helpdeskActs: ALL_END,
  callerCodes: ALL_END,
  accessPasses: ALL_END,
  outbox: ALL_END,
  policyMailings: ALL_END,
  // A link in a mail that works again takes away once more.
  objections: NOTHING,
  // Reads of what the others write, but for grace, which is given.
  directory: NOTHING,
  policyReach: NOTHING,
  // Wrong answers: what is lost with them stands in the guide.
  attemptBudgets: NOTHING,
  auditLog: NOTHING,
  keys: NOTHING,
  keyChecks: NOTHING,
  grace: NOTHING,
  refolding: NOTHING,
  copies: NOTHING,
}

/**
 * The store, with a note in the journal of whatever takes something from somebody. Here and not in the acts of
 * the domain, so that no door and no command can forget it.
 */
export function notingStore(store: Store, journal: TakenJournal, clock: Clock): Store {
  const write = (taken: Taken) => journal.note({ at: clock.now(), taken })
  const noted = Object.entries<unknown>(NOTES).flatMap(([part, notes]) =>
    typeof notes === 'string'
      ? []
      : [[part, noting(Reflect.get(store, part), Object(notes), { store, write })]],
  )
  return { ...store, ...Object.fromEntries(noted) }
}
