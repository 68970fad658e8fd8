import type { StepName } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { ALL_TRAITS } from '../methods/registry.ts'
import { enrollingOf, type FlowContext } from './context.ts'
import type { JourneyRecord } from './journey.ts'
import { JOURNEYS } from './records/registry.ts'
import { confined } from './requirements/own-origin.ts'
import type { Requirement, Unmet } from './requirements/requirement.ts'
import { deniedUnlessInvitationOpen } from './requirements/requirements.ts'

/** What the records of the journeys say of a flow. */

/** The record of a flow's journey: all that is said of it. */
export function journeyOf({ journey }: Pick<Flow, 'journey'>): JourneyRecord {
  return JOURNEYS[journey]
}

/** Of whoever is signed in, and begun where nobody was, or in a session that has ended: nothing can come of it. */
export function* isLeft(
  { sessions }: Pick<Store, 'sessions'>,
  flow: Flow,
  now: number,
): Statement<boolean> {
  if (!journeyOf(flow).rules.needsLiveSession) return false
  return flow.sessionId === null || (yield* sessions.liveById(flow.sessionId, now)) === null
}

/** What is asked for now, in order: the branch of the journey that the flow is in. */
export function requirementsOf(context: FlowContext): readonly Requirement[] {
  return journeyOf(context.flow).requirements(context)
}

/**
 * Whether the journey's end fulfils an invitation: it asks for an open one in the branch that the flow is in.
 */
export function fulfilsInvitation(context: FlowContext): boolean {
  return requirementsOf(context).includes(deniedUnlessInvitationOpen)
}

/** The first requirement that is not met; null when the journey's end is reached. */
export function firstUnmet(context: FlowContext): Unmet | null {
  for (const requirement of requirementsOf(context)) {
    const unmet = requirement(context)
    if (unmet) return confined(context, unmet)
  }
  return null
}

/** Position among the counted steps; null where steps are not counted. */
export function progressOf(context: FlowContext, unmet: Unmet | null) {
  const counted = journeyOf(context.flow).counted(context)
  if (!counted || !unmet) return null
  const at = counted.indexOf(stepThatCounts(context, unmet.step))
  return at < 0 ? null : { at: at + 1, of: counted.length }
}

/** Proving again what another browser enrolled stands where the enrolment stands, and so does choosing. */
function stepThatCounts(context: FlowContext, step: StepName): StepName {
  const isChoice = step === 'enrol' || step === 'pick'
  const proven = isChoice
    ? enrollingOf(context)
    : ALL_TRAITS.find(({ steps }) => steps.verify.name === step)
  return proven?.steps.enrol?.name ?? step
}
