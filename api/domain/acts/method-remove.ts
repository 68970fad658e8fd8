import { calledName } from '../../contract/plain/full-name.ts'
import type { MethodKind } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import { counts, hasPlace } from '../methods/bound.ts'
import { forgetGuessesAt } from '../methods/forgetting.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import type { Refusal } from '../methods/refusal.ts'
import { traitsOf } from '../methods/registry.ts'
import { dropSparesWithout } from '../methods/removing.ts'
import { isAtLeast } from '../policy/levels.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { ActPlace, ActRecord, ActScene, Performed } from './act.ts'
import { isNeeded } from './needed.ts'
import { portalsOf } from './portals-of.ts'
import { changedLately } from './readdressing.ts'

const OVERTAKEN: Refusal = { code: 'step_changed' }

/**
 * A second factor goes, by its person's own will. What they know is replaced and never removed; what was
 * switched off counts for nothing already.
 */
export const methodRemove: ActRecord = {
  name: 'method.remove',

  shown(scene) {
    const removed = removedIn(scene)
    if (!removed) return null
    const left = leftWithout(removed, scene)
    return {
      text: removed.name,
      method: traitsOf(removed.kind).kind,
      nextDefault: (removed.isDefault && nextDefault(left)?.name) || null,
      isLast: left.length === 0,
    }
  },

  whyNot(scene) {
    const removed = removedIn(scene)
    return removed && isNeeded(removed, scene) ? 'method-needed' : null
  },

  forbidden: null,

  spares: (object) => object,
  // Whoever has led the address away would else remove what it is taken back with.
  olderThan: changedLately,

  perform(services, scene, at) {
    const removed = removedIn(scene)
    if (!removed) throw new Error('A method is removed that is not there')
    return {
      guards: () => remove(services, { scene, removed, at }),
      records: recordsOf(services, scene, { removed, at }),
    }
  },
}

/** Everything is asked again here: another browser may have removed the other one. */
function* remove(
  services: ServicesWithPortals,
  { scene, removed, at }: Removing & { readonly scene: ActScene },
): Statement<Refusal | null> {
  const { store, clock } = services
  const { id: personId } = scene.person
  const now = clock.now()
  const bound = yield* store.methods.bound(personId)
  const placed = bound.filter(hasPlace)
  const current = { placed, portalsOf: yield* portalsOf(services, personId, now), now }
  if (isNeeded(removed, current)) return OVERTAKEN
  if (!(yield* store.methods.putAway(removed.id, now))) return OVERTAKEN
  const left = leftWithout(removed, current)
  const next = removed.isDefault ? nextDefault(left) : null
  if (next) yield* store.methods.prefer(personId, next.id)
  yield* endWith(services, { personId, at, now })
  if (left.every(({ kind }) => kind !== removed.kind))
    yield* forgetGuessesAt(services, personId, removed.kind)
  const others = bound.filter(({ id }) => id !== removed.id)
  yield* dropSparesWithout(services, others, now)
  // Whoever has given up the last of their own will is as somebody who never had one.
  if (!others.some(isSecondFactor)) yield* store.people.markHadSecondFactor(personId, null)
  return null
}

/** Whatever may rest on it elsewhere: other browsers are signed out, what was begun is over. */
function* endWith(
  { store }: ServicesWithPortals,
  { personId, at, now }: { personId: string; at: ActPlace; now: number },
): Statement<void> {
  yield* store.sessions.endElsewhere(personId, at.browserHash, now)
  yield* store.flows.endOthers(personId, at.flowId, now)
}

interface Removing {
  readonly removed: Method
  readonly at: ActPlace
}

function recordsOf(
  services: ServicesWithPortals,
  { person, portal, now }: ActScene,
  { removed, at }: Removing,
): Performed['records'] {
  const kind: MethodKind = traitsOf(removed.kind).kind
  const record = recordOf(services, {
    act: 'method.removed',
    actor: { type: 'person', id: person.id },
    target: { type: 'person', id: person.id },
    portalId: portal.id,
    details: { kind, flow: at.flowId },
  })
  const mail = changeMailOf(services, {
    person,
    portalId: portal.id,
    template: 'method-removed',
    variables: { firstName: calledName(person), name: removed.name, kind, at: now },
  })
  return [record, mail]
}

type Looked = Pick<ActScene, 'placed' | 'now'>

function removedIn({ placed, object, now }: ActScene): Method | null {
  const found = placed.find(({ id }) => id === object)
  return found && counts(found, now) && isSecondFactor(found) ? found : null
}

/** Second factors that count afterwards, in any portal. */
function leftWithout(removed: Method, { placed, now }: Looked): readonly Method[] {
  return placed.filter(
    (method) => method.id !== removed.id && counts(method, now) && isSecondFactor(method),
  )
}

/** The strongest of them; of equals the one that was used last. */
export function nextDefault(left: readonly Method[]): Method | null {
  const [next] = left.toSorted((a, b) => strength(b) - strength(a) || lastUse(b) - lastUse(a))
  return next ?? null
}

const strength = ({ kind }: Method): number =>
  isAtLeast(traitsOf(kind).uses.level, 'aal3') ? 1 : 0

const lastUse = ({ lastUsedAt, createdAt }: Method): number => lastUsedAt ?? createdAt
