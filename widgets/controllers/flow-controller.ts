import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { FlowView } from '../../api/contract/views.ts'
import { createFlowClient, type FlowClient } from '../client/flow-client.ts'
import type { Outcome, WidgetProblem } from '../client/problem.ts'
import { FarstuCancelledEvent } from '../events/cancelled-event.ts'
import { FarstuEnrolledEvent } from '../events/enrolled-event.ts'
import { FarstuErrorEvent } from '../events/error-event.ts'
import { FarstuSignedInEvent } from '../events/signed-in-event.ts'
import { FarstuSignedOutEvent } from '../events/signed-out-event.ts'
import { createFlowMemory, type FlowMemory } from './flow-memory.ts'

/** What an element asks for, read anew at each request. */
export interface FlowRequest extends StartFlowBody {
  readonly api: string
  readonly language: string
  /** Continue a live session without waiting for the press. */
  readonly auto: boolean
}

type Host = ReactiveControllerHost & HTMLElement
type Request = () => Promise<Outcome<FlowView>>

/** Talks to the API for one element: owns the flow, whether it is busy, and what went wrong. */
export class FlowController implements ReactiveController {
  view: FlowView | null = null
  busy = false
  problem: WidgetProblem | null = null
  /** What to tell besides the step. */
  notice: 'started-anew' | 'cancelled' | null = null

  #memory: FlowMemory | null = null
  /** API, portal and element that the flow is of. */
  #owner: string | null = null
  /** Number of the newest request: answers to older ones are dropped. */
  #newest = 0
  #last: Request | null = null
  #mayContinue = true

  constructor(
    private readonly host: Host,
    private readonly read: () => FlowRequest,
  ) {
    host.addController(this)
  }

  /** Opens once `api` and `portal` are known, and anew when one of them changes. */
  hostUpdated(): void {
    const { api, portal } = this.read()
    if (!this.host.isConnected || !api || !portal) return
    const owner = [api, portal, this.host.localName].join(' ')
    this.#memory ??= createFlowMemory(owner)
    if (owner === this.#owner) return
    const moved = this.#owner !== null
    this.#owner = owner
    if (moved) this.#move(owner)
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
    const accepted = await this.#perform(() => this.#client().answer(view.flow, answer))
    if (accepted && answer.step === 'totp-enrol') {
      this.host.dispatchEvent(new FarstuEnrolledEvent('totp'))
    }
  }

  /** Asks again for what could not be reached. */
  async retry(): Promise<void> {
    if (this.#last) await this.#perform(this.#last)
  }

  /** The same step in the words of another language. */
  async refresh(): Promise<void> {
    const flow = this.view?.flow
    if (!flow || this.busy) return
    const outcome = await this.#resume(flow)
    if (!outcome.ok || this.busy || this.view?.flow !== flow) return
    this.view = outcome.value
    this.host.requestUpdate()
  }

  /** Ends the flow and starts another, with changes to what the element asks for. */
  async restart(changes: Partial<StartFlowBody> = {}): Promise<void> {
    this.#leave()
    this.notice = null
    await this.#perform(() => this.#start(changes))
  }

  cancel(): void {
    this.#leave()
    this.notice = 'cancelled'
    this.host.requestUpdate()
    this.host.dispatchEvent(new FarstuCancelledEvent())
  }

  /** Ends this browser's session in the portal; false when that could not be done. */
  async signOut(): Promise<boolean> {
    const outcome = await this.#client().endSession(this.read().portal)
    if (!outcome.ok) {
      this.host.dispatchEvent(new FarstuErrorEvent(outcome.problem.code))
      return false
    }
    this.#mayContinue = false
    this.host.dispatchEvent(new FarstuSignedOutEvent())
    await this.restart()
    return true
  }

  #move(owner: string): void {
    this.#memory?.release()
    this.#memory = createFlowMemory(owner)
    this.view = null
    this.notice = null
  }

  #resume(flow: string): Promise<Outcome<FlowView>> {
    return this.#client().resume(flow, this.read().state)
  }

  #client(): FlowClient {
    return createFlowClient(this.read())
  }

  #start(changes: Partial<StartFlowBody> = {}): Promise<Outcome<FlowView>> {
    const { api, language, auto, ...body } = this.read()
    return createFlowClient({ api, language }).start({ ...body, ...changes })
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
    return outcome.ok
  }

  #show(view: FlowView): void {
    const { step } = view
    this.#memory?.write(view.flow)
    if (step.name === 'identify' && step.session && this.read().auto && this.#mayContinue) {
      this.#mayContinue = false
      void this.#continue(view)
      return
    }
    if (this.view && this.view.step.name !== step.name) this.notice = null
    this.view = view
    if (step.name === 'denied' || step.name === 'done') this.#memory?.clear()
    if (step.name !== 'done') return
    this.host.dispatchEvent(new FarstuSignedInEvent({ code: step.code, state: step.state }))
  }

  async #continue(view: FlowView): Promise<void> {
    const answer = { step: 'identify', continue: true } as const
    const accepted = await this.#perform(() => this.#client().answer(view.flow, answer))
    if (!accepted && this.problem) this.view ??= view
  }

  #fail(problem: WidgetProblem): void {
    if (problem.code === 'flow_not_found') {
      this.#forget()
      this.notice = 'started-anew'
      void this.#perform(() => this.#start())
      return
    }
    if (problem.view) this.#show(problem.view)
    if (problem.code === 'step_changed' && problem.view) return
    this.problem = problem
    this.host.dispatchEvent(new FarstuErrorEvent(problem.code))
  }

  #forget(): void {
    this.#memory?.clear()
    this.view = null
  }

  /** Tells the server, without waiting, that the flow is given up. */
  #leave(): void {
    const view = this.view
    this.#newest++
    this.busy = false
    this.problem = null
    this.#forget()
    if (view && view.step.name !== 'done') void this.#client().cancel(view.flow)
  }
}
