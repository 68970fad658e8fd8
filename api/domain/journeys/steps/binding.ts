import { calledName } from '../../../contract/plain/full-name.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { changeMailOf } from '../../mail/change-mail.ts'
import { counts, countsIn, hasPlace } from '../../methods/bound.ts'
import { forgetGuessesAt } from '../../methods/forgetting.ts'
import { isKey, isSecondFactor } from '../../methods/kinds.ts'
import type { MethodTraits } from '../../methods/method.ts'
import { isTaken } from '../../methods/names.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { traitsOf } from '../../methods/registry.ts'
import { hasRoomFor } from '../../methods/room.ts'
import type { EnrolVerdict } from '../../methods/verdict.ts'
import { methodWithin, proofWithin } from '../../methods/within-traits.ts'
import type { Services } from '../../services.ts'
import type { Change } from '../change.ts'
import { enrollingOf, type FlowContext, hasAccount, heldOf, isTheirsToEnrol } from '../context.ts'
import { withProven } from '../facts.ts'
import { journeyOf } from '../journeys.ts'
import { isReplacing, replaceMethod } from '../recovery.ts'
import { vouchesForKey } from '../requirements/acting-keys.ts'
import { isPassShown, passOpens } from '../requirements/passing.ts'
import { opensHere } from '../requirements/vouched.ts'
import {
  isLetInBySpare,
  isProvenIn,
  makersOf,
  openersOf,
  replacersOf,
  vouchersOf,
} from '../vouching.ts'
import { createThere, type There } from './binding-there.ts'

/** A right answer to setting one up, before anything is kept of it. */
export type RightToBind = Extract<EnrolVerdict, { outcome: 'right' }>

/** A right answer, as it will be kept. */
interface Bound extends RightToBind {
  /** '' for kinds that have none. */
  readonly name: string
  /** What was begun before, and waits in its row; null where the answer says it all. */
  readonly pending: Method | null
}

/** Another method of the person has the name: they are asked for another one. */
export const NAME_TAKEN: Refusal = { code: 'invalid_input', fields: ['answer.name'] }
const OVERTAKEN: Refusal = { code: 'step_changed' }

/** What a right answer changes where a method is set up: it counts from here on, and is told of. */
export function createBinding(services: Services, traits: MethodTraits) {
  const { store, clock } = services
  const thereOf = createThere(services)
  const { kind, attempts } = traits
  const { isNamed, isRenewed } = traits.instance
  const { isSpare } = traits.uses
  const isSecond = isSecondFactor(traits)
  const opens = traits.uses.forgettable ? 'knowledge' : 'method'

  /** Chosen by whoever has just proven the old one and more, it counts as proven at once. */
  const replacing = (context: FlowContext, held: Method, bound: Bound): Change =>
    replaceMethod(services, context, {
      traits,
      held,
      facts:
        bound.proof && !isReplacing(context)
          ? { proven: withProven(context.facts, bound.proof) }
          : { replacedAt: context.now },
      *whyNot(): Statement<Refusal | null> {
        return whyNot(context, yield* thereOf(context, held), bound)
      },
      keep: () => keep(bound),
    })

  const adding = (context: FlowContext, bound: Bound): Change => ({
    facts: {
      ...context.facts,
      ...(enrollingOf(context).kind === kind ? { added: true, addedMethod: bound.method.id } : {}),
      ...(bound.proof ? { proven: withProven(context.facts, bound.proof) } : {}),
    },
    *guards(): Statement<Refusal | null> {
      const there = yield* thereOf(context, null)
      return whyNot(context, there, bound) ?? (yield* add(context, there, bound))
    },
    records: recordsOfAdding(context, bound.name),
  })

  function* makeRoom(there: There, { personId }: Method): Statement<void> {
    // What was switched off comes back by being set up anew, as this one: it is in nobody's way any more.
    const isOff = (method: Method) => method.kind === kind && !hasPlace(method)
    if (!isRenewed && there.bound.some(isOff)) yield* store.methods.dropOff(personId, kind)
    for (const former of formerIn(there)) yield* store.methods.remove(former.id, clock.now())
  }

  function* add(context: FlowContext, there: There, bound: Bound): Statement<Refusal | null> {
    const isDefault = isSecond && !there.bound.some(isUsual)
    const addedBy = addedByOf(context, there) ?? bound.method.addedBy
    const kept = { ...bound, method: { ...bound.method, isDefault, addedBy } }
    yield* makeRoom(there, bound.method)
    const overtaken = yield* keep(kept)
    if (overtaken) return overtaken
    // NIST SP 800-63B-4 §3.2.2: binding anew is what lifts a stop; where others count, theirs stands.
    if (isRenewed || context.placed.every((method) => method.kind !== kind))
      yield* forgetGuessesAt(services, bound.method.personId, kind)
    if (isSecond) yield* countedAsSecond(context, bound.method)
    // It opens one, and is over.
    if (isPassedBy(context, there))
      yield* store.accessPasses.endAllOf(bound.method.personId, clock.now())
    return null
  }

  const addedByOf = (context: FlowContext, there: There): Method['addedBy'] | null => {
    const isLetIn = isKey(traits) && vouchesForKey(context) === 'for-a-day-to-read'
    if (isLetIn || isLetInBySpare(context)) return 'spare'
    const isProven = isProvenIn(context, vouchersOf(context))
    return isPassedBy(context, there) && !isProven ? 'agent' : null
  }

  /** The method and all that is part of it: refused where somebody was first. */
  function* keep({ method, pending, parts }: Bound): Statement<Refusal | null> {
    const isKept = pending
      ? yield* store.methods.activate(method, clock.now())
      : yield* store.methods.add(method)
    if (!isKept) return { code: attempts.overtaken }
    return parts && !(yield* parts()) ? { code: attempts.overtaken } : null
  }

  function* countedAsSecond({ invitation }: FlowContext, { personId }: Method): Statement<void> {
    const now = clock.now()
    yield* store.people.markHadSecondFactor(personId, now)
    if (!invitation) return
    const before = ['sent', 'started', 'code-verified'] as const
    yield* store.invitations.advance(invitation.id, before, 'method-enrolled', now)
  }

  /** What a new one takes the place of, in the same transaction. */
  const formerIn = ({ bound }: There): readonly Method[] =>
    isRenewed ? bound.filter((method) => method.kind === kind) : []

  /** What is chosen anew is nobody's to grant; of what comes on top a policy says whose it is, and until when. */
  const isTheirs = (context: FlowContext, { memberships, isImported }: There): boolean => {
    const roles = { memberships: memberships ?? [], isImported }
    const now = { ...context, ...roles, now: clock.now() }
    return memberships === null || traits.uses.forgettable || isTheirsToEnrol(now, kind)
  }

  /** What takes room and a name beside it. */
  const othersIn = (there: There): readonly Method[] => {
    const gone = [there.replaced, ...formerIn(there)].map((method) => method?.id)
    return there.bound.filter((method) => hasPlace(method) && !gone.includes(method.id))
  }

  /** Asked once more, of what is true by then. */
  function whyNot(context: FlowContext, there: There, { name }: Bound): Refusal | null {
    const { locked } = there
    if (there.isElsewhere) return OVERTAKEN
    const others = othersIn(there)
    // Two browsers chose at once: the second proves the first's instead.
    if (!hasRoomFor(kind, others)) return OVERTAKEN
    // What is chosen in a first enrolment stands by itself: the rest is there already, or still to come.
    if (traits.uses.forgettable && locked?.enrolledAt === null) return null
    if (isStale(context, there)) return OVERTAKEN
    return isNamed && isTaken(name, others) ? NAME_TAKEN : null
  }

  /** Somebody was first, it is not theirs to set up, or nothing vouches for it any more. */
  const isStale = (context: FlowContext, there: There): boolean => {
    if (isOvertaken(context, there.locked) || !isTheirs(context, there)) return true
    if (isKey(traits) && vouchesForKey(thenOf(context, there)) === null) return true
    return !isPassedBy(context, there) && !isVouchedNow(context, there)
  }

  /** What was looked at, as it is by then. */
  const thenOf = (
    context: FlowContext,
    { bound, locked, invitation, pass }: There,
  ): FlowContext => {
    const [now, here] = [clock.now(), context.portal.id]
    const methods = bound.filter((method) => counts(method, now) && countsIn(here, method))
    const [person, placed] = [locked ?? context.person, bound.filter(hasPlace)]
    return { ...context, person, methods, placed, invitation, pass, now }
  }

  const isVouchedNow = (context: FlowContext, there: There): boolean =>
    isVouchedFor(context, vouchersIn(thenOf(context, there)), there.locked)

  /** A pass opens what is lost to be set up, and what is known, or stands in its place, only where it says so. */
  const isPassedBy = (context: FlowContext, there: There): boolean => {
    const most = opens === 'knowledge' ? opens : opensHere(context)
    return isPassShown(there) && passOpens(there, isSpare ? 'nothing' : most)
  }

  /** As the requirements ask for it: see `vouching.ts`. */
  function vouchersIn(context: FlowContext): readonly Method[] {
    const isOwnWill = journeyOf(context.flow).ends === 'method'
    if (isSpare) return isOwnWill ? makersOf(context) : openersOf(context)
    return isOwnWill ? replacersOf(context) : vouchersOf(context)
  }

  /** In a first enrolment one mail at the end says all; later each added method is told at once. */
  const recordsOfAdding = (context: FlowContext, name: string) => {
    const { person, portal, now } = context
    if (!person || !traits.told) return []
    const { act, mail: template } = traits.told.added
    const record = recordOf(services, {
      act,
      actor: { type: 'person', id: person.id },
      target: { type: 'person', id: person.id },
      portalId: portal.id,
      ...(isSecond ? { details: { kind } } : {}),
    })
    if (!hasAccount(context) || template === null) return [record]
    const whose = { person, portalId: portal.id }
    const told = { firstName: calledName(person), at: now }
    const mail =
      template === 'method-added'
        ? changeMailOf(services, {
            ...whose,
            template,
            variables: { ...told, method: name, kind: traitsOf(kind).kind },
          })
        : changeMailOf(services, { ...whose, template, variables: told })
    return [record, mail]
  }

  /** In the place of one that was forgotten, or beside what there is; both ask again under the lock. */
  return (context: FlowContext, bound: Bound): Change => {
    const begun = (bound.pending ?? bound.method).id
    const isTheirs = bound.method.personId === context.person?.id
    if (!isTheirs || bound.method.id !== begun || (bound.proof?.methodId ?? begun) !== begun)
      throw new Error(`A "${kind}" was set up that is not the one that was begun`)
    const method = { ...methodWithin(traits, bound.method, context.portal.id), name: bound.name }
    const proof = bound.proof && proofWithin(traits, bound.proof)
    const [held] = traits.uses.forgettable ? heldOf(context, kind) : []
    const kept = { ...bound, method, proof }
    return held ? replacing(context, held, kept) : adding(context, kept)
  }
}

/** One that is asked for on top of a first already: whatever comes after it is no default by itself. */
function isUsual(method: Method): boolean {
  return isSecondFactor(method) && hasPlace(method)
}

/** Suspended or frozen meanwhile, or another browser has set something up. */
function isOvertaken({ person }: FlowContext, locked: Person | null): boolean {
  const isElse = locked?.hadSecondFactorAt !== person?.hadSecondFactorAt
  return !locked || locked.suspendedAt !== null || locked.frozenAt !== null || isElse
}

/** Two browsers enrolled at once: the second proves the first's method instead. */
function isVouchedFor(
  context: FlowContext,
  vouchers: readonly Method[],
  locked: Person | null,
): boolean {
  if (isProvenIn(context, vouchers)) return true
  // What was begun in another portal and came to nothing counts there alone: the mailbox begins anew, as restarting does.
  const isNobodyYet = locked?.enrolledAt === null
  return vouchers.length === 0 && (isNobodyYet || !locked?.hadSecondFactorAt)
}
