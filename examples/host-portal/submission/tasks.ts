import type { Calendar } from '../calendar.ts'
import { type Collection, previousCollection, runningCollection } from '../collection.ts'
import { permitting, type Unit, unitsPermitting } from '../roles.ts'
import type { Session } from '../session/sessions.ts'
import type { DraftPlace } from '../store/drafts.ts'
import type { Store } from '../store/store.ts'
import type { Submission } from '../store/submissions.ts'
import { type UnitDeadline, unitDeadline } from '../store/unit-deadline.ts'

/** What somebody can do for a unit now. */
export interface Task {
  readonly unit: Unit
  readonly place: DraftPlace
  readonly deadline: UnitDeadline
  readonly latest: Submission | null
  readonly action: 'handIn' | 'goOn' | 'correct' | 'look'
}

export interface Asked {
  readonly store: Store
  readonly calendar: Calendar
  readonly session: Pick<Session, 'person' | 'memberships'>
}

const taskOf = ({ store, calendar, session }: Asked, collection: Collection, unit: Unit): Task => {
  const place = { collection, unit: unit.id, person: session.person.id }
  const deadline = unitDeadline(store, calendar, place)
  const latest = store.submissions.latest(place)
  const may = permitting(session.memberships, { unit: unit.id, permission: 'submit' }) !== null
  const action = (): Task['action'] => {
    if (!may || !deadline.isOpen) return 'look'
    if (store.drafts.of(place)) return 'goOn'
    return latest ? 'correct' : 'handIn'
  }
  return { unit, place, deadline, latest, action: action() }
}

/** For each unit that somebody may see; of the round before, where there is something to do or see. */
export const tasksOf = (asked: Asked) => {
  const units = unitsPermitting(asked.session.memberships, 'see')
  const of = (collection: Collection) => units.map((unit) => taskOf(asked, collection, unit))
  return {
    running: of(runningCollection(asked.calendar)),
    previous: of(previousCollection(asked.calendar)).filter(
      ({ latest, deadline }) => latest !== null || deadline.isOpen,
    ),
  }
}
