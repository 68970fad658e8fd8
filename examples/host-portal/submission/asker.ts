import { collectionNamed, isTestId } from '../collection.ts'
import type { PageContext } from '../frame/page.ts'
import { permitting, type Unit } from '../roles.ts'
import type { Session } from '../session/sessions.ts'
import type { DraftPlace } from '../store/drafts.ts'
import type { Store } from '../store/store.ts'
import { type UnitDeadline, unitDeadline } from '../store/unit-deadline.ts'
import type { VisitorContext } from '../visitor.ts'

/** Who asks, of which unit and round, and what they may do there now. */
export interface Asker {
  readonly session: Session
  readonly unit: Unit
  readonly place: DraftPlace
  readonly deadline: UnitDeadline
  /** The role permits handing in; whether it is open still is the deadline's matter. */
  readonly maySubmit: boolean
}

/** `anonymous`: nobody is signed in. `erased`: a test period that is over. */
export type NoAsker = 'anonymous' | 'notFound' | 'erased'

/** `page` must be made after the body was read: midnight may pass in between. */
export const askerOf = (
  c: VisitorContext,
  { store, page }: { readonly store: Store; readonly page: PageContext },
): Asker | NoAsker => {
  const { session, calendar } = page
  if (!session) return 'anonymous'
  const [id, name] = [c.req.param('unit') ?? '', c.req.param('collection') ?? '']
  const { memberships } = session
  const membership = permitting(memberships, { unit: id, permission: 'see' })
  if (!membership) return 'notFound'
  const collection = collectionNamed(calendar, name)
  if (!collection) return isTestId(name) ? 'erased' : 'notFound'
  const place = { collection, unit: id, person: session.person.id }
  return {
    session,
    unit: { id, name: membership.unit ?? id },
    place,
    deadline: unitDeadline(store, calendar, place),
    maySubmit: permitting(memberships, { unit: id, permission: 'submit' }) !== null,
  }
}
