import type { Answer, StartFlowBody } from '../../contract/requests.ts'
import type { DeniedStep, FlowView } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flows.ts'
import type { Payment } from '../admission/admission.ts'
import { recordOf } from '../audit/audit.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { applyChange } from './apply.ts'
import { onlyIfItStands } from './asked-again.ts'
import { browserDigest, isBrowser } from './browser.ts'
import type { Outcome, Refusal } from './change.ts'
import { type FlowContext, loadContext } from './context.ts'
import { downgradeRecord } from './downgrades.ts'
import { complete } from './endings/completion.ts'
import type { NewSession } from './endings/session-making.ts'
import { firstUnmet } from './journeys.ts'
import { rejoin } from './rejoining.ts'
import { startFlow } from './start.ts'
import { createSteps } from './steps/registry.ts'
import type { AnswerableName, StepRules } from './steps/step.ts'
import { viewOf } from './view.ts'

/** Who asks: the browser that the flow is bound to, and the languages of its screen. */
export interface Visitor {
  /** Value of the browser cookie; null when there is none yet. */
  readonly browser: string | null
  /** Preferred first, as BCP 47 tags. */
  readonly languages: readonly string[]
  /** Value of the session cookie that the browser holds for a portal now; null for none. */
  readonly sessionToken: (portalId: string) => string | null
}

/** An answer, and the work that came with it. */
export interface Given {
  readonly answer: Answer
  readonly payment: Payment
}

export interface FlowAnswered {
  readonly view: FlowView
  /** Why the answer was not taken; null when it was. */
  readonly refusal: Refusal | null
  /** A session that was made by this answer. */
  readonly session: NewSession | null
  readonly portalId: string
}

/** Rounds of showing after which something is plainly wrong with the journeys. */
const MAX_ROUNDS = 4

/**
 * The one machine behind every journey. It draws no conclusions of its own: requirements say what
 * is missing, steps say what an answer changes, and the change is applied whole or not at all.
 */
export function createFlows(services: ServicesWithPortals) {
  const { store, clock, digest, metrics } = services
  const steps = createSteps(services)

  const rulesOf = (name: string) => steps[name as AnswerableName] as StepRules<AnswerableName>

  /** The live flow of this browser; null for an unknown, ended, expired or foreign one alike. */
  const ownFlow = async (id: string, visitor: Visitor): Promise<Flow | null> => {
    if (!isBrowser(visitor.browser)) return null
    const browserHash = browserDigest(digest, visitor.browser)
    const flow = await store.run(() => store.flows.byId(id))
    const isOwn = flow !== null && digest.equal(flow.browserHash, browserHash)
    return isOwn && flow.endedAt === null && flow.expiresAt > clock.now() ? flow : null
  }

  const contextOf = async (id: string, visitor: Visitor): Promise<FlowContext | null> => {
    const flow = await ownFlow(id, visitor)
    return flow && loadContext(services, flow, visitor.languages)
  }

  /** Shows the step the flow now stands at, finishing the journey when nothing is missing. */
  const show = async (
    id: string,
    visitor: Visitor,
    refusal: Refusal | null = null,
  ): Promise<FlowAnswered | null> => {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const own = await contextOf(id, visitor)
      if (!own) return null
      const context = await rejoin(services, own, visitor.languages)
      const answered = await settle(context, visitor, refusal)
      if (answered) return answered
    }
    throw new Error(`A flow did not settle on a step in ${MAX_ROUNDS} rounds`)
  }

  /** Null when the flow has moved on, by what was done here or by another answer. */
  const settle = async (
    context: FlowContext,
    visitor: Visitor,
    refusal: Refusal | null,
  ): Promise<FlowAnswered | null> => {
    const unmet = firstUnmet(context)
    if (!unmet) return finish(context, visitor)
    const begun = rulesOf(unmet.step).begin?.(context)
    if (begun) {
      await applyChange(services, context.flow, begun)
      return null
    }
    const view = viewOf(context, unmet, rulesOf(unmet.step).show(context))
    return { view, refusal, session: null, portalId: context.portal.id }
  }

  /** Null when another answer changed the flow meanwhile. */
  const finish = async (context: FlowContext, visitor: Visitor): Promise<FlowAnswered | null> => {
    const held = visitor.sessionToken(context.portal.id)
    const { change, done, session } = complete(services, context, held)
    if (await applyChange(services, context.flow, change)) return null
    if (session) metrics.sessionStarted(session.row.acr)
    return {
      view: viewOf(context, null, done),
      refusal: null,
      session,
      portalId: context.portal.id,
    }
  }

  const take = async (
    context: FlowContext,
    { answer, payment }: Given,
  ): Promise<Refusal | null> => {
    const unmet = firstUnmet(context)
    if (unmet?.step !== answer.step) {
      const stands = unmet?.step ?? 'done'
      const notCurrent = { what: 'step', asked: answer.step, stands } as const
      await store.atomically(downgradeRecord(services, context.flow, notCurrent))
      return { code: 'step_changed' }
    }
    const rules = rulesOf(answer.step)
    const outcome: Outcome = await rules.answer(context, answer as never, payment)
    if (outcome.kind === 'refusal') return outcome.refusal
    try {
      const standing = onlyIfItStands(store, context, outcome.change)
      return await applyChange(services, context.flow, standing)
    } catch (fault) {
      await outcome.change.onFault?.()
      throw fault
    }
  }

  /** An answer that ends where the person may not go on. */
  const recordDenial = ({ flow, person }: FlowContext, { reason }: DeniedStep): Promise<void> => {
    const entry = recordOf(services, {
      act: 'journey.denied',
      actor: { type: 'visitor', id: null },
      target: { type: 'person', id: person?.id ?? null },
      portalId: flow.portalId,
      details: { reason, journey: flow.journey, flow: flow.id },
    })
    return store.atomically(entry)
  }

  return {
    /** Null when there is no such portal. `browser` is the cookie's value, made here if there was none. */
    async start(body: StartFlowBody, visitor: Visitor) {
      const sessionToken = visitor.sessionToken(body.portal)
      const request = { ...body, browser: visitor.browser, sessionToken }
      const started = await startFlow(services, request)
      if (!started) return null
      const answered = await show(started.flowId, { ...visitor, browser: started.browser })
      return answered && { ...answered, browser: started.browser }
    },

    /**
     * Shows the flow again. A `state` takes the place of the one it was started with: the page was
     * loaded anew, and its host expects the new one; it makes the flow no longer. Null when the flow
     * is not this browser's.
     */
    async resume(id: string, visitor: Visitor, state: string | null): Promise<FlowAnswered | null> {
      const flow = await ownFlow(id, visitor)
      if (!flow) return null
      const isNew = state !== null && state !== flow.state
      // Losing the race against an answer is no harm: what is shown is where the flow then stands.
      if (isNew) await applyChange(services, flow, { flow: { state, expiresAt: flow.expiresAt } })
      return show(id, visitor)
    },

    /** Null when the flow is not this browser's, or is over. */
    async answer(id: string, visitor: Visitor, given: Given): Promise<FlowAnswered | null> {
      const { answer } = given
      const own = await contextOf(id, visitor)
      if (!own) return null
      // The next code belongs where the last one is waited for: another tab may show its field.
      const asks = 'send' in answer
      const context = asks ? await rejoin(services, own, visitor.languages) : own
      const refusal = await take(context, given)
      metrics.answered(answer.step, refusal?.code ?? 'accepted')
      const answered = await show(context.flow.id, visitor, refusal)
      const isDenied = !refusal && answer.step !== 'denied'
      if (isDenied && answered?.view.step.name === 'denied')
        await recordDenial(context, answered.view.step)
      return answered
    },

    /** Ends the flow; what an enrolment has reached is kept. False when it is not this browser's. */
    async cancel(id: string, visitor: Visitor): Promise<boolean> {
      const flow = await ownFlow(id, visitor)
      if (!flow) return false
      const refusal = await applyChange(services, flow, { flow: { endedAt: clock.now() } })
      return refusal === null
    },

    /** Whether an answer to the step is counted, and paid for where there are too many. */
    isCostly: (step: Answer['step']): boolean => rulesOf(step).isCostly,

    /** Portal, address and browser of a flow of this browser, for what is checked before all else. */
    about: (
      id: string,
      visitor: Visitor,
    ): Promise<Pick<Flow, 'portalId' | 'email' | 'browserHash'> | null> => ownFlow(id, visitor),
  }
}

export type Flows = ReturnType<typeof createFlows>
