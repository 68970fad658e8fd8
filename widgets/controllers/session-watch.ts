import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { OwnSessionResponse } from '../../api/contract/responses.ts'
import type { Outcome, ProblemCode } from '../client/problem.ts'
import type { ClientOptions } from '../client/send.ts'
import { createSessionClient, type SessionClient } from '../client/session-client.ts'
import { hintTabs, tabsOf } from '../client/tabs.ts'
import { tell } from '../events/flow-event.ts'
import { WakeController } from './wake-controller.ts'

export interface SessionRequest extends ClientOptions {
  readonly portal: string
  /** Seconds before the end at which to warn. */
  readonly warnBefore: number
}

export interface Warning {
  /** Seconds until the session ends. */
  readonly left: number
  /** It ends whatever the person does. */
  readonly isFinal: boolean
}

type Host = ReactiveControllerHost & HTMLElement

/** After a check that was not answered. */
const RETRY_MS = 30_000
/** Hints that come together are one. */
const HINT_MS = 1000
const TICK_MS = 1000
/** A longer timeout would fire at once (WHATWG HTML, timers: 32 bits). */
const LONGEST_MS = 2 ** 31 - 1

/** Knows when this browser's session ends. Asks the server when that may have changed, and only then. */
export class SessionWatch implements ReactiveController {
  /** Null while there is nothing to warn of. */
  warning: Warning | null = null
  busy: 'stay' | 'sign-out' | null = null
  /** Why what was pressed could not be done. */
  problem: ProblemCode | null = null

  /** When it ends, by this page's monotonic clock; null where no session is known. */
  #ends: { readonly idle: number; readonly final: number } | null = null
  #owner: string | null = null
  #tabs: BroadcastChannel | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #hint: ReturnType<typeof setTimeout> | undefined
  #newest = 0
  #hasEnded = false

  constructor(
    private readonly _host: Host,
    private readonly _read: () => SessionRequest,
  ) {
    _host.addController(this)
    _host.addController(new WakeController(() => this.#ask()))
  }

  hostConnected(): void {
    addEventListener('farstu-signed-out', this.#onSignedOut)
    this._host.requestUpdate()
  }

  hostUpdated(): void {
    const { api, portal } = this._read()
    const owner = `${api} ${portal}`
    if (!this._host.isConnected || !api || !portal || owner === this.#owner) return
    this.hostDisconnected()
    this.hostConnected()
    this.#owner = owner
    this.#hasEnded = false
    this.#listen()
    void this.#ask()
  }

  hostDisconnected(): void {
    removeEventListener('farstu-signed-out', this.#onSignedOut)
    this.#tabs?.close()
    this.#tabs = null
    clearTimeout(this.#timer)
    clearTimeout(this.#hint)
    this.#hint = undefined
    this.#newest++
    this.#owner = null
    this.#ends = null
    this.warning = null
  }

  /** Counts as activity; false when it could not be done. */
  async stay(): Promise<boolean> {
    const { extend } = this.#client()
    const done = await this.#act('stay', () => this.#ask(extend))
    if (done) hintTabs(this._read())
    return done && this.#ends !== null
  }

  async signOut(): Promise<void> {
    const { end } = this.#client()
    await this.#act('sign-out', async () => {
      const outcome = await end()
      if (outcome.ok) {
        hintTabs(this._read())
        this.#learn({ active: false })
      }
      return outcome
    })
  }

  async #act(what: 'stay' | 'sign-out', work: () => Promise<Outcome<unknown>>): Promise<boolean> {
    if (this.busy) return false
    this.busy = what
    this.problem = null
    this._host.requestUpdate()
    const outcome = await work()
    this.busy = null
    if (!outcome.ok) {
      this.problem = outcome.problem.code
      tell(this._host, 'farstu-error', { code: this.problem })
    }
    this._host.requestUpdate()
    return outcome.ok
  }

  async #ask(request = this.#client().check): Promise<Outcome<OwnSessionResponse>> {
    const turn = ++this.#newest
    const outcome = await request()
    if (turn !== this.#newest || !this.#owner) return outcome
    if (outcome.ok) this.#learn(outcome.value)
    else if (this.#left() > 0) this.#count()
    else this.#plan(RETRY_MS)
    return outcome
  }

  #learn(session: OwnSessionResponse): void {
    clearTimeout(this.#timer)
    this.problem = null
    if (session.active) {
      const now = performance.now()
      const idle = now + session.idleInSeconds * 1000
      this.#ends = { idle, final: now + session.endsInSeconds * 1000 }
      this.#hasEnded = false
      this.#count()
      return
    }
    this.#ends = null
    this.warning = null
    this._host.requestUpdate()
    if (!this.#hasEnded) tell(this._host, 'farstu-signed-out', null)
    this.#hasEnded = true
  }

  #left(): number {
    const { idle, final } = this.#ends ?? { idle: 0, final: 0 }
    return Math.max(0, Math.min(idle, final) - performance.now()) / 1000
  }

  /** Asks when it is time to warn, for something may have happened elsewhere, and then each minute. */
  #count(): void {
    if (!this.#ends) return
    const left = this.#left()
    const early = left - this._read().warnBefore
    const before = this.warning
    this.warning = early > 0 ? null : { left, isFinal: this.#ends.final <= this.#ends.idle }
    this._host.requestUpdate()
    if (early > 0) return this.#plan(early * 1000)
    if (left === 0) return this.#plan(TICK_MS)
    this.#plan(TICK_MS, () => this.#count())
    if (before && Math.ceil(before.left / 60) > Math.ceil(left / 60)) void this.#ask()
  }

  #plan(wait: number, work: () => unknown = () => this.#ask()): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(work, Math.min(LONGEST_MS, Math.max(TICK_MS, wait)))
  }

  #listen(): void {
    try {
      this.#tabs = tabsOf(this._read())
    } catch {
      return
    }
    this.#tabs.onmessage = () => {
      this.#hint ??= setTimeout(() => {
        this.#hint = undefined
        void this.#ask()
      }, HINT_MS)
    }
  }

  /** Another element of this page has told the page already. */
  #onSignedOut = ({ target }: Event): void => {
    if ((target as { readonly portal?: string } | null)?.portal === this._read().portal)
      this.#hasEnded = true
  }

  #client(): SessionClient {
    const request = this._read()
    return createSessionClient(request, request.portal)
  }
}
