import { actIn } from '../../contract/plain/acts.ts'
import type { Answer, AnswerTo, StartFlowBody } from '../../contract/requests.ts'
import type { DeniedStep, FlowView } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Payment } from '../admission/admission.ts'
import { recordOf } from '../audit/audit.ts'
import type { Refusal } from '../methods/refusal.ts'
import { SETTING_UP } from '../methods/setting-up.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SeenBrowser } from '../sessions/seen-browser.ts'
import { type Applied, applyChange, isLive } from './apply.ts'
import { onlyIfItStands, onlyUnderTheseRules } from './asked-again.ts'
import { browserDigest, isBrowser } from './browser.ts'
import type { Outcome } from './change.ts'
import type { FlowContext } from './context.ts'
import { downgradeRecord } from './downgrades.ts'
import { createElsewhere } from './elsewhere.ts'
import { ENDINGS } from './endings/registry.ts'
import type { NewSession } from './endings/session-making.ts'
import { startFlow } from './flow-start.ts'
import { viewOf } from './flow-view.ts'
import { firstUnmet, isLeft, journeyOf } from './journeys.ts'
import { loadContext, type Seen } from './load-context.ts'
import { rejoin } from './rejoining.ts'
import { createRemembering, type Keeping } from './remembering.ts'
import type { Unmet } from './requirements/requirement.ts'
import { createSteps } from './steps/registry.ts'

/** Who asks: the browser that the flow is bound to, and the languages of its screen. */
export interface Visitor extends Seen {
  /** Value of the browser cookie; null when there is none yet. */
  readonly browser: string | null
  /** Value of the session cookie that the browser holds for a portal now; null for none. */
  readonly sessionToken: (portalId: string) => string | null
  /** What a session keeps of it. */
  readonly seen: SeenBrowser
}

/** An answer, and the work that came with it. */
export interface Given {
  readonly answer: Answer
  readonly payment: Payment
}

/** What a request gets: the flow as it now stands, and what came of the answer. */
export interface FlowAnswered {
  readonly view: FlowView
  /** Why the answer was not taken; null when it was. */
  readonly refusal: Refusal | null
  /** A session that was made by this answer. */
  readonly session: NewSession | null
  /** What the browser is to remember from now on; null for what it does. */
  readonly remembers: Keeping | null
  /** Whose cookies these are. */
  readonly portalId: string
}

/** To a step. What the browser remembers is said beside it. */
type StepAnswer = Exclude<Answer, AnswerTo<'remember'>>

/** Rounds after which something is plainly wrong with the journeys. */
const MAX_ROUNDS = 4

/**
 * The one machine behind every journey. It draws no conclusions of its own: requirements say what
 * is missing, steps say what an answer changes, and the change is applied whole or not at all.
 */
export function createFlows(services: ServicesWithPortals) {
  const { store, clock, digest, metrics } = services
  const { rulesOf, methods } = createSteps(services)
  const remembering = createRemembering(services)

  /** The live flow of this browser; null for an unknown, ended, expired or foreign one alike. */
  const ownFlow = async (id: string, visitor: Visitor): Promise<Flow | null> => {
    if (!isBrowser(visitor.browser)) return null
    const browserHash = browserDigest(digest, visitor.browser)
    const flow = await store.run(() => store.flows.byId(id))
    return flow !== null && digest.equal(flow.browserHash, browserHash) && isLive(flow, clock.now())
      ? flow
      : null
  }

  const join = (context: FlowContext, visitor: Visitor): Promise<FlowContext> =>
    rejoin(services, methods, { context, visitor })

  /**
   * Shows the step the flow now stands at, finishing the journey when nothing is missing.
   * What was read is read again only after a change.
   */
  const show = async (
    id: string,
    visitor: Visitor,
    { refusal = null, known = null, context: seen = null }: Shown = {},
  ): Promise<Settled | null> => {
    let flow = known
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const own = (round === 0 && seen) || (await read(id, flow, visitor))
      if (!own) return null
      const settled = await settle(await join(own, visitor), visitor, refusal)
      if ('view' in settled) return settled
      flow = settled.flow
    }
    throw new Error(`A flow did not settle on a step in ${MAX_ROUNDS} rounds`)
  }

  const read = async (id: string, known: Flow | null, visitor: Visitor) => {
    const flow = known ?? (await ownFlow(id, visitor))
    return flow && isLive(flow, clock.now()) ? loadContext(services, flow, visitor) : null
  }

  /** The flow as it is now where it has moved on; null where another answer moved it. */
  const settle = async (
    context: FlowContext,
    visitor: Visitor,
    refusal: Refusal | null,
  ): Promise<Settled | Pick<Applied, 'flow'>> => {
    const unmet = firstUnmet(context)
    if (!unmet) return finish(context, visitor)
    const rules = rulesOf(unmet.step)
    const begun = await rules.begin?.(context)
    if (begun) return applyChange(services, context.flow, begun)
    const view = viewOf(context, unmet, rules.show(context))
    const { id: portalId } = context.portal
    const remembers = remembering.seen(context, visitor.remembered(portalId))
    return { view, refusal, session: null, remembers, portalId, shown: context }
  }

  const finish = async (
    context: FlowContext,
    visitor: Visitor,
  ): Promise<Settled | Pick<Applied, 'flow'>> => {
    const { id: portalId } = context.portal
    const heldToken = visitor.sessionToken(portalId)
    const end = ENDINGS[journeyOf(context.flow).ends]
    const browser = { heldToken, seen: visitor.seen }
    const { change, done, session } = end(services, context, browser)
    const guarded = onlyUnderTheseRules(store, context, change)
    const { refusal } = await applyChange(services, context.flow, guarded)
    if (refusal) return { flow: null }
    if (session?.isNew) metrics.sessionStarted(session.row.acr)
    return {
      view: viewOf(context, null, done),
      refusal: null,
      session,
      remembers: remembering.ended(context, visitor.remembered(portalId)),
      portalId,
      shown: context,
    }
  }

  /** What was read, if the flow still stands there: a password takes long to look at. */
  const unlessMoved = async (context: FlowContext): Promise<FlowContext | null> => {
    const flow = await store.run(() => store.flows.byId(context.flow.id))
    const isThere = flow?.version === context.flow.version && isLive(flow, clock.now())
    return isThere ? context : null
  }

  /** What an answer says of the browser alone, and of the flow no more than that it was said. */
  const remind = async (context: FlowContext, visitor: Visitor, answer: AnswerTo<'remember'>) => {
    const { flow } = context
    const reminded = remembering.reminded(context, answer)
    if (!reminded) return show(flow.id, visitor, { context, refusal: { code: 'step_changed' } })
    const { facts, remembered } = reminded
    const applied = facts && (await applyChange(services, flow, { facts }))
    if (applied?.refusal) return show(flow.id, visitor, { refusal: applied.refusal })
    const remembers = remembering.keep(context, remembered)
    const after = { ...visitor, remembered: () => remembers.sealed }
    const seen = applied ? { known: applied.flow } : { context: { ...context, remembered } }
    const answered = await show(flow.id, after, seen)
    return answered && { ...answered, remembers }
  }

  const take = async (
    context: FlowContext,
    { answer, payment }: { readonly answer: StepAnswer; readonly payment: Payment },
  ): Promise<Taken> => {
    const unmet = firstUnmet(context)
    if (!isTaken(unmet, answer)) {
      const stands = unmet?.step ?? 'done'
      const notCurrent = { what: 'step', asked: answer.step, stands } as const
      await store.atomically(downgradeRecord(services, context.flow, notCurrent))
      return { known: null, context, refusal: { code: 'step_changed' } }
    }
    const outcome: Outcome = await rulesOf(answer.step).answer(context, answer, payment)
    if (outcome.kind === 'unchanged') return { known: null, context, refusal: null }
    if (outcome.kind === 'refusal') {
      const { refusal, hasChanged } = outcome
      const kept = hasChanged ? null : await unlessMoved(context)
      return { known: null, context: kept, refusal }
    }
    try {
      const isSetUp = SETTING_UP.has(answer.step)
      const asked = isSetUp ? onlyUnderTheseRules : onlyIfItStands
      const guarded = asked(store, context, outcome.change)
      const { flow: known, refusal } = await applyChange(services, context.flow, guarded)
      return { known, context: null, refusal }
    } catch (fault) {
      await outcome.change.onFault?.()
      throw fault
    }
  }

  /** An answer that ends where the person may not go on: whoever it is by then. */
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
     * loaded anew, and its host expects the new one; it makes the flow no longer. Null when the flow is not this
     * browser's, nothing can come of it (`isLeft`), or it binds what it is answered with: that was shown with the old one.
     */
    async resume(flow: Flow, visitor: Visitor, state: string | null): Promise<FlowAnswered | null> {
      if (await store.run(() => isLeft(store, flow, clock.now()))) return null
      if (state === null || state === flow.state) return show(flow.id, visitor, { known: flow })
      if (journeyOf(flow).rules.binds) return null
      // Losing the race against an answer is no harm: what is shown is where the flow then stands.
      const change = { flow: { state, expiresAt: flow.expiresAt } }
      const { flow: known } = await applyChange(services, flow, change)
      return show(flow.id, visitor, { known })
    },

    /** Null when the flow is over. */
    async answer(flow: Flow, visitor: Visitor, given: Given): Promise<FlowAnswered | null> {
      const { answer } = given
      const own = await loadContext(services, flow, visitor)
      if (!own) return null
      if (answer.step === 'remember') return remind(own, visitor, answer)
      // The next code belongs where the last one is waited for: another tab may show its field.
      const context = 'send' in answer ? await join(own, visitor) : own
      const taken = await take(context, { ...given, answer })
      const { refusal } = taken
      metrics.answered(answer.step, refusal?.code ?? 'accepted')
      const answered = await show(context.flow.id, visitor, taken)
      const isDenied = !refusal && answer.step !== 'denied'
      if (isDenied && answered?.view.step.name === 'denied')
        await recordDenial(answered.shown, answered.view.step)
      return answered
    },

    /** Ends the flow, wherever an answer has moved it meanwhile; what an enrolment has reached is kept. */
    cancel: ({ id }: Flow): Promise<void> =>
      store.atomically(() => store.flows.end(id, clock.now())),

    answerElsewhere: createElsewhere(services, methods),

    /** Whether an answer is counted, and paid for where there are too many; looking again costs nothing. */
    isCostly: (answer: Answer): boolean =>
      answer.step !== 'remember' && rulesOf(answer.step).isCostly && actIn(answer) !== 'again',

    /** Whether it is a guess that the browser is counted for; asking for help at the same step is none. */
    isGuess: (answer: Answer): boolean =>
      answer.step !== 'remember' && rulesOf(answer.step).isGuess && actIn(answer) === null,

    /** The live flow of this browser; null for an unknown, ended, expired or foreign one alike. */
    open: ownFlow,
  }
}

/** An address may be typed wherever one may be chosen: the page may have been opened before there were any. */
const isTaken = (unmet: Unmet | null, { step }: StepAnswer): boolean =>
  unmet?.step === step || (unmet?.step === 'choose-address' && step === 'identify')

interface Settled extends FlowAnswered {
  /** What the view was made of. */
  readonly shown: FlowContext
}

/** What came of an answer. */
interface Taken {
  readonly refusal: Refusal | null
  /** The flow as it was just written; null to look it up. */
  readonly known: Flow | null
  /** What was read, where nothing of it has changed; null to read it anew. */
  readonly context: FlowContext | null
}

type Shown = Partial<Taken>

/** The machine, as routes call it (`domain/domain.ts`). */
export type Flows = ReturnType<typeof createFlows>
