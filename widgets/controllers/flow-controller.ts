import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { FlowView, MethodKind } from '../../api/contract/views.ts'
import { createFlowClient, type FlowClient } from '../client/flow-client.ts'
import type { Outcome, WidgetProblem } from '../client/problem.ts'
import { hintTabs } from '../client/tabs.ts'
import { tell } from '../events/flow-event.ts'
import { createFlowMemory, type FlowMemory, ownerOf } from './flow-memory.ts'
import type { FlowRequest } from './flow-request.ts'
import { watchWork } from './watch-work.ts'

type Host = ReactiveControllerHost & HTMLElement
type Answered = Promise<Outcome<FlowView, WidgetProblem>>
type Request = () => Answered

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
  /** A live session is continued by itself once, and not by whoever has signed out. */
  #mayContinue = true
  /** Somebody has signed out of the portal while this element was in the page, and nobody in again. */
  #hasSignedOut = false
  /** What this flow was started with besides what the element asks for, and the address typed. */
  #changes: Partial<StartFlowBody> = {}
  /** This flow was found again, so the browser does send its cookie. */
  #isBound = false
  /** That a flow was given up is on its way: a start before it comes would find that flow again. */
  #leaving: Promise<unknown> | undefined
  /** The view is in the words of an earlier language. */
  #isStale = false
  /** Ends what is listened to on the window. */
  #listening: AbortController | null = null

  constructor(
    private readonly _host: Host,
    private readonly _read: () => FlowRequest,
  ) {
    _host.addController(this)
  }

  hostConnected(): void {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    addEventListener('farstu-signed-in', this.#onSession, { signal })
    addEventListener('farstu-signed-out', this.#onSession, { signal })
    addEventListener('pageshow', this.#onShown, { signal })
  }

  /** Opens once `api` and `portal` are known, and anew when one of them changes. */
  hostUpdated(): void {
    const request = this._read()
    const { api, portal } = request
    if (!this._host.isConnected || !api || !portal) return
    const owner = ownerOf(request, this._host)
    if (owner !== this.#owner) this.#release()
    this.#memory ??= createFlowMemory(owner)
    if (owner === this.#owner) return
    this.#owner = owner
    this.view = this.notice = null
    this.#changes = {}
    void this.#open()
  }

  hostDisconnected(): void {
    this.#listening?.abort()
    this.#release()
  }

  #release(): void {
    this.#memory?.release()
    this.#memory = null
  }

  /** Told by an element of this page; of one in a closed tree the portal is not known. */
  #onSession = (event: Event): void => {
    const way = event.composedPath() as { readonly portal?: string }[]
    const portal = way.find((one) => one.portal)?.portal ?? this._read().portal
    if (portal === this._read().portal) this.#hasSignedOut = event.type === 'farstu-signed-out'
  }

  /** Gone back to, a page kept as it was would still say welcome. */
  #onShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.view?.step.name === 'done') void this.restart()
  }

  /** Resumes the flow kept from before a reload, or starts one. */
  #open(): Promise<boolean> {
    const kept = this._read().invitation ? null : this.#memory?.read()
    return this.#perform(() => (kept ? this.#resume(kept) : this.#start()))
  }

  /** `enrols`: the kind of method that then counts. */
  async answer(answer: Answer, enrols?: MethodKind): Promise<void> {
    const { view } = this
    if (!view || this.busy) return
    await this.#perform(async () => {
      const outcome = await this.#answer(view.flow, answer)
      if (outcome.ok) this.#accepted(answer, enrols)
      return outcome
    })
  }

  #accepted(answer: Answer, enrols?: MethodKind): void {
    if (answer.step === 'identify' && 'address' in answer)
      this.#changes = { ...this.#changes, address: answer.address }
    if (enrols) tell(this._host, 'farstu-enrolled', { method: enrols })
    if (answer.step === 'other-person') this.#signedOut()
  }

  /** What could not be sent is being changed: it is no longer what would be sent again. */
  dismiss(): void {
    this.problem = null
    this._host.requestUpdate()
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
    this._host.requestUpdate()
  }

  /** Ends the flow and starts another, with changes to what the element asks for. */
  async restart(changes: Partial<StartFlowBody> = {}): Promise<void> {
    this.#leave(null)
    this.#changes = changes
    await this.#perform(this.#start)
  }

  cancel(): void {
    this.#leave('cancelled')
    this._host.requestUpdate()
    tell(this._host, 'farstu-cancelled', null)
  }

  /** Ends this browser's session in the portal; false when that could not be done. */
  async signOut(): Promise<boolean> {
    const outcome = await this.client().endSession(this._read().portal)
    if (outcome.ok) {
      this.#signedOut()
      await this.restart()
    } else tell(this._host, 'farstu-error', { code: outcome.problem.code })
    return outcome.ok
  }

  #signedOut(): void {
    hintTabs(this._read())
    tell(this._host, 'farstu-signed-out', null)
  }

  /** Goes on with a flow that was begun beside this one. */
  async adopt(view: FlowView, answer: Answer): Promise<void> {
    this.#leave(null)
    this.#show(view)
    await this.answer(answer)
  }

  async #resume(flow: string): Promise<Outcome<FlowView>> {
    const outcome = await this.client().resume(flow, this._read().state)
    this.#isBound ||= outcome.ok
    return outcome
  }

  /**
   * A first answer that finds no flow is given once more, to a new one: the old may have expired
   * while the page stood open. Where that is gone too, the cookie is what does not come along.
   */
  async #answer(flow: string, answer: Answer, isSecond = false): Answered {
    const outcome = await this.client().answer(flow, answer)
    this.#isBound ||= outcome.ok
    if (this.#isBound || outcome.ok || outcome.problem.code !== 'flow_not_found') return outcome
    this.#memory?.write(null)
    if (isSecond) return { ok: false, problem: { code: 'cookies_refused' } }
    const started = await this.#start()
    return started.ok ? this.#answer(started.value.flow, answer, true) : started
  }

  /** For what goes on beside this flow, too. */
  client(): FlowClient {
    return createFlowClient({ ...this._read(), onWork: this.#onWork })
  }

  #onWork = (done: Promise<unknown>): void => {
    const turn = this.#newest
    watchWork(done, (isLong) => {
      this.isWorking = isLong && turn === this.#newest
      this._host.requestUpdate()
    })
  }

  #start: Request = async () => {
    this.#isBound = false
    await this.#leaving
    return this.client().start(this.body())
  }

  /** What a flow for the same is started with. */
  body(): StartFlowBody {
    const { api, language, auto, told, ...body } = this._read()
    return { ...body, ...this.#changes }
  }

  async #perform(request: Request): Promise<boolean> {
    const turn = ++this.#newest
    this.#last = request
    this.busy = true
    this.dismiss()
    const outcome = await request()
    if (turn !== this.#newest) return false
    this.busy = false
    this._host.requestUpdate()
    if (outcome.ok) this.#show(outcome.value)
    else this.#fail(outcome.problem)
    if (this.#isStale) void this.refresh()
    return outcome.ok
  }

  #show(view: FlowView): void {
    const { step } = view
    const isLast = step.name === 'denied' || step.name === 'done'
    this.#memory?.write(isLast ? null : view.flow)
    const isOffered = step.name === 'identify' && step.session && this._read().auto
    if (isOffered && this.#mayContinue && !this.#hasSignedOut) {
      this.#mayContinue = false
      void this.#continue(view)
      return
    }
    if (this.view && this.view.step.name !== step.name) this.notice = null
    this.view = view
    if (step.name !== 'done') return
    const { acr, code, state } = step
    const { told } = this._read()
    if (acr) {
      hintTabs(this._read())
      tell(this._host, 'farstu-signed-in', { code, state })
    } else if (told) tell(this._host, told, { code, state })
  }

  async #continue(view: FlowView): Promise<void> {
    const answer = { step: 'identify', continue: true } as const
    const accepted = await this.#perform(() => this.#answer(view.flow, answer))
    if (!accepted && this.problem) this.view ??= view
  }

  #fail(problem: WidgetProblem): void {
    const { code, view } = problem
    if (code === 'flow_not_found') {
      this.#forget()
      this.notice = 'started-anew'
      void this.#perform(this.#start)
      return
    }
    if (view) this.#show(view)
    if (code === 'step_changed' && view) return
    this.problem = problem
    tell(this._host, 'farstu-error', { code })
  }

  #forget(): void {
    this.#memory?.write(null)
    this.view = null
  }

  /** Tells the server that the flow is given up; only the next start waits for it. */
  #leave(notice: 'cancelled' | null): void {
    const { view } = this
    this.#newest++
    this.busy = this.isWorking = false
    this.problem = null
    this.notice = notice
    this.#forget()
    if (view && view.step.name !== 'done') this.#leaving = this.client().cancel(view.flow)
  }
}
