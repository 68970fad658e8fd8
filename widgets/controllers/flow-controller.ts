import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { DoneStep, FlowView, Journey } from '../../api/contract/views.ts'
import { createFlowClient, type FlowClient } from '../client/flow-client.ts'
import type { Outcome, WidgetProblem } from '../client/problem.ts'
import { hintTabs } from '../client/tabs.ts'
import { tell } from '../events/flow-event.ts'
import { createFlowMemory, type FlowMemory } from './flow-memory.ts'

/** What an element asks for, read anew at each request. */
export interface FlowRequest extends StartFlowBody {
  readonly api: string
  readonly language: string
  /** Continue a live session without waiting for the press. */
  readonly auto: boolean
}

type Host = ReactiveControllerHost & HTMLElement
type Answered = Promise<Outcome<FlowView, WidgetProblem>>
type Request = () => Answered

/** Work for the server that takes longer than this is told to the person. */
const LONG_WORK_MS = 2000

/** Somebody has signed out while this page stood open, here or in another tab. */
let hasSignedOut = false
addEventListener('farstu-signed-out', () => {
  hasSignedOut = true
})

/** Talks to the API for one element: owns the flow, whether it is busy, and what went wrong. */
export class FlowController implements ReactiveController {
  view: FlowView | null = null
  busy = false
  problem: WidgetProblem | null = null
  /** What to tell besides the step. */
  notice: 'started-anew' | 'cancelled' | null = null
  /** The server wants work done first, and it takes a while. */
  isWorking = false

  #memory: FlowMemory | null = null
  /** API, portal and element that the flow is of, and what it verifies. */
  #owner: string | null = null
  /** Number of the newest request: answers to older ones are dropped. */
  #newest = 0
  #last: Request | null = null
  #mayContinue = true
  /** What this flow was started with besides what the element asks for, and the address typed. */
  #changes: Partial<StartFlowBody> = {}
  /** This flow was found again, so the browser does send its cookie. */
  #isBound = false
  /** That a flow was given up is on its way: a start before it comes would find that flow again. */
  #leaving: Promise<unknown> | undefined
  /** The view is in the words of an earlier language. */
  #isStale = false

  constructor(
    private readonly host: Host,
    private readonly read: () => FlowRequest,
  ) {
    host.addController(this)
  }

  /** Opens once `api` and `portal` are known, and anew when one of them changes. */
  hostUpdated(): void {
    const { api, portal, verification } = this.read()
    if (!this.host.isConnected || !api || !portal) return
    // Of what is to be verified only its public part: storage is no place for the rest.
    const [named = ''] = verification?.split('.') ?? []
    const owner = [api, portal, this.host.localName, named].join(' ').trim()
    if (owner !== this.#owner) this.hostDisconnected()
    this.#memory ??= createFlowMemory(owner)
    if (owner === this.#owner) return
    this.#owner = owner
    this.view = null
    this.notice = null
    this.#changes = {}
    void this.open()
  }

  hostDisconnected(): void {
    this.#memory?.release()
    this.#memory = null
  }

  /** Resumes the flow kept from before a reload, or starts one. */
  async open(): Promise<void> {
    const kept = this.read().invitation ? null : this.#memory?.read()
    await this.#perform(() => (kept ? this.#resume(kept) : this.#start()))
  }

  async answer(answer: Answer): Promise<void> {
    const view = this.view
    if (!view || this.busy) return
    await this.#perform(async () => {
      const outcome = await this.#answer(view.flow, answer)
      if (outcome.ok) this.#accepted(answer)
      return outcome
    })
  }

  #accepted(answer: Answer): void {
    if (answer.step === 'identify' && 'address' in answer)
      this.#changes = { ...this.#changes, address: answer.address }
    if (answer.step === 'totp-enrol') tell(this.host, 'farstu-enrolled', { method: 'totp' })
    if (answer.step === 'other-person') this.#signedOut()
  }

  /** What could not be sent is being changed: it is no longer what would be sent again. */
  dismiss(): void {
    this.problem = null
    this.host.requestUpdate()
  }

  /** Asks again for what could not be reached. */
  async retry(): Promise<void> {
    if (this.#last) await this.#perform(this.#last)
  }

  /** The same step in the words of another language; after what is on its way. */
  async refresh(): Promise<void> {
    this.#isStale = true
    if (!this.view || this.busy) return
    const turn = ++this.#newest
    const outcome = await this.#resume(this.view.flow)
    if (!outcome.ok || turn !== this.#newest) return
    this.#isStale = false
    this.view = outcome.value
    this.host.requestUpdate()
  }

  /** Ends the flow and starts another, with changes to what the element asks for. */
  async restart(changes: Partial<StartFlowBody> = {}): Promise<void> {
    this.#leave()
    this.notice = null
    this.#changes = changes
    await this.#perform(this.#start)
  }

  cancel(): void {
    this.#leave()
    this.notice = 'cancelled'
    this.host.requestUpdate()
    tell(this.host, 'farstu-cancelled', null)
  }

  /** Ends this browser's session in the portal; false when that could not be done. */
  async signOut(): Promise<boolean> {
    const outcome = await this.#client().endSession(this.read().portal)
    if (!outcome.ok) {
      tell(this.host, 'farstu-error', { code: outcome.problem.code })
      return false
    }
    this.#signedOut()
    await this.restart()
    return true
  }

  #signedOut(): void {
    hintTabs(this.read())
    tell(this.host, 'farstu-signed-out', null)
  }

  async #resume(flow: string): Promise<Outcome<FlowView>> {
    const outcome = await this.#client().resume(flow, this.read().state)
    this.#isBound ||= outcome.ok
    return outcome
  }

  /**
   * A first answer that finds no flow is given once more, to a new one: the old may have expired
   * while the page stood open. Where that is gone too, the cookie is what does not come along.
   */
  async #answer(flow: string, answer: Answer, isSecond = false): Answered {
    const outcome = await this.#client().answer(flow, answer)
    this.#isBound ||= outcome.ok
    if (this.#isBound || outcome.ok || outcome.problem.code !== 'flow_not_found') return outcome
    this.#memory?.write(null)
    if (isSecond) return { ok: false, problem: { code: 'cookies_refused' } }
    const started = await this.#start()
    return started.ok ? this.#answer(started.value.flow, answer, true) : started
  }

  #client(): FlowClient {
    return createFlowClient({ ...this.read(), onWork: this.#onWork })
  }

  #onWork = (done: Promise<unknown>): void => {
    const turn = this.#newest
    const show = (isWorking: boolean): void => {
      this.isWorking = isWorking && turn === this.#newest
      this.host.requestUpdate()
    }
    const timer = setTimeout(show, LONG_WORK_MS, true)
    const end = (): void => {
      clearTimeout(timer)
      show(false)
    }
    done.then(end, end)
  }

  #start: Request = async () => {
    this.#isBound = false
    await this.#leaving
    const { api, language, auto, ...body } = this.read()
    return this.#client().start({ ...body, ...this.#changes })
  }

  async #perform(request: Request): Promise<boolean> {
    const turn = ++this.#newest
    this.#last = request
    this.busy = true
    this.problem = null
    this.host.requestUpdate()
    const outcome = await request()
    if (turn !== this.#newest) return false
    this.busy = false
    this.host.requestUpdate()
    if (outcome.ok) this.#show(outcome.value)
    else this.#fail(outcome.problem)
    if (this.#isStale) void this.refresh()
    return outcome.ok
  }

  #show(view: FlowView): void {
    const { step } = view
    const isLast = step.name === 'denied' || step.name === 'done'
    this.#memory?.write(isLast ? null : view.flow)
    if (
      step.name === 'identify' &&
      step.session &&
      this.read().auto &&
      this.#mayContinue &&
      !hasSignedOut
    ) {
      this.#mayContinue = false
      void this.#continue(view)
      return
    }
    if (this.view && this.view.step.name !== step.name) this.notice = null
    this.view = view
    if (step.name !== 'done') return
    this.#tellDone(view.journey, step)
    // Gone back to, a page kept as it was would still say welcome.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted && this.view === view && this.host.isConnected) void this.restart()
    })
  }

  #tellDone(journey: Journey, { acr, code, state }: DoneStep): void {
    if (acr) {
      hintTabs(this.read())
      tell(this.host, 'farstu-signed-in', { code, state })
    } else if (journey === 'verify-email') tell(this.host, 'farstu-verified', { code, state })
  }

  async #continue(view: FlowView): Promise<void> {
    const answer = { step: 'identify', continue: true } as const
    const accepted = await this.#perform(() => this.#answer(view.flow, answer))
    if (!accepted && this.problem) this.view ??= view
  }

  #fail(problem: WidgetProblem): void {
    if (problem.code === 'flow_not_found') {
      this.#forget()
      this.notice = 'started-anew'
      void this.#perform(this.#start)
      return
    }
    if (problem.view) this.#show(problem.view)
    if (problem.code === 'step_changed' && problem.view) return
    this.problem = problem
    tell(this.host, 'farstu-error', { code: problem.code })
  }

  #forget(): void {
    this.#memory?.write(null)
    this.view = null
  }

  /** Tells the server that the flow is given up; only the next start waits for it. */
  #leave(): void {
    const view = this.view
    this.#newest++
    this.busy = this.isWorking = false
    this.problem = null
    this.#forget()
    if (view && view.step.name !== 'done') this.#leaving = this.#client().cancel(view.flow)
  }
}
