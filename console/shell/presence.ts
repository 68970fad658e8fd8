import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { MeView } from '../../api/contract/console/console.ts'
import { type Api, createApi, type Refusal } from '../data/send.ts'

/**
 * Who is signed in. When a request finds no session, it waits here until somebody has signed in
 * again, and is then sent once more: what was open stays open.
 */
export class Presence implements ReactiveController {
  readonly api: Api = createApi(() => this.signInAgain())
  me: MeView | null = null
  /** Why it could not even be asked who is there. */
  refusal: Refusal | null = null
  isSignedOut = false
  /** Of the sign-in shown: another one after each that led nowhere. */
  turn = 0
  readonly #host: ReactiveControllerHost
  #waiting: (() => void)[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.ask()
  }

  async ask(): Promise<void> {
    this.refusal = null
    const outcome = await this.api.get<MeView>('console/me')
    if (outcome.ok) this.#welcome(outcome.value)
    else this.refusal = outcome.refusal
    this.#host.requestUpdate()
  }

  /** Resolves when somebody is signed in again. */
  signInAgain(): Promise<void> {
    if (!this.isSignedOut) this.turn++
    this.isSignedOut = true
    this.#host.requestUpdate()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Called when the widget is done; the server is asked who it is. */
  readonly onSignedIn = (): void => {
    const waiting = this.#waiting.splice(0)
    this.isSignedOut = false
    this.#host.requestUpdate()
    for (const go of waiting) go()
    if (this.me) void this.ask()
  }

  async signOut(): Promise<void> {
    const outcome = await this.api.post('session/end', { portal: 'console' })
    if (outcome.ok) location.assign('/console/')
    else this.refusal = outcome.refusal
    this.#host.requestUpdate()
  }

  /** What one person had open is not shown to another. */
  #welcome(me: MeView): void {
    if (this.me && this.me.person.address !== me.person.address) return location.reload()
    this.me = me
  }
}
