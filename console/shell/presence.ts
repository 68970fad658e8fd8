import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { MeView } from '../../api/contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../api/contract/plain/ids.ts'
import { ask } from '../../widgets/client/ask.ts'
import type { Refusal } from '../../widgets/client/problem.ts'
import { type AgainFor, type Call, createCall } from '../data/call.ts'

/**
 * Who is signed in. When a request finds no session, it waits here until the same person has signed
 * in again, and is then sent once more: what was open stays open. For anybody else it is dropped.
 */
export class Presence implements ReactiveController {
  readonly call: Call = createCall((why) => this.signInAgain(why))
  me: MeView | null = null
  /** Why it could not even be asked who is there. */
  refusal: Refusal | null = null
  isSignedOut = false
  /** They are there still, and show once more that it is them. */
  isTooOld = false
  /** Of the sign-in shown: another one after each that led nowhere. */
  turn = 0
  readonly #host: ReactiveControllerHost
  #waiting: ((isIn: boolean) => void)[] = []
  #isAsking = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.ask()
    addEventListener('focus', this.#onReturn)
  }

  hostDisconnected(): void {
    removeEventListener('focus', this.#onReturn)
  }

  async ask(): Promise<void> {
    this.refusal = null
    const outcome = await this.call('GET /me', {})
    if (outcome.ok) this.#welcome(outcome.value)
    else this.refusal = outcome.problem
    this.#host.requestUpdate()
  }

  /** Resolves when the same person is signed in again, and never when it is another; false when it was let be. */
  signInAgain(why: AgainFor = 'unauthorized'): Promise<boolean> {
    if (!this.isSignedOut || this.#isAsking) this.turn++
    this.isSignedOut = true
    this.isTooOld = why === 'sign_in_too_old' && this.me !== null
    this.refusal = null
    this.#host.requestUpdate()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Called when the widget is done: nothing goes on before the server has said who it is. */
  readonly onSignedIn = async (): Promise<void> => {
    if (this.me) {
      this.#isAsking = true
      await this.ask()
      this.#isAsking = false
      if (this.refusal || !this.me) return
    }
    this.isSignedOut = false
    this.#host.requestUpdate()
    this.#letGo(true)
  }

  /** What waited is not done, and says why. */
  readonly onLetBe = (): void => {
    this.isSignedOut = false
    this.#host.requestUpdate()
    this.#letGo(false)
  }

  #letGo(isIn: boolean): void {
    this.isTooOld = false
    for (const go of this.#waiting.splice(0)) go(isIn)
  }

  async signOut(): Promise<void> {
    const body = JSON.stringify({ portal: CONSOLE_PORTAL })
    const outcome = await ask<null>('/v1/session/end', { method: 'POST', body })
    if (outcome.ok) return this.#startAnew(() => location.assign('/console/'))
    this.refusal = outcome.problem
    this.#host.requestUpdate()
  }

  /** Tabs share one session: somebody else may have signed in meanwhile in another one. */
  readonly #onReturn = async (): Promise<void> => {
    if (!this.me || this.isSignedOut) return
    const outcome = await this.call('GET /me', {})
    if (!outcome.ok || !this.me) return
    this.#welcome(outcome.value)
    this.#host.requestUpdate()
  }

  #welcome(me: MeView): void {
    if (this.me && this.me.person.address !== me.person.address)
      void this.#startAnew(() => location.reload())
    else this.me = me
  }

  /**
   * What one person had open or had pressed is neither shown to another nor done as them, and nothing
   * stays on the screen of somebody who left. The page is emptied first: a draft in it would ask
   * before it is left, and could be stayed with.
   */
  async #startAnew(go: () => void): Promise<void> {
    this.me = null
    this.#waiting = []
    this.isSignedOut = false
    this.#host.requestUpdate()
    await this.#host.updateComplete
    go()
  }
}
