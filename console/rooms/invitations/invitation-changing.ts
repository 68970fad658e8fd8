import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type {
  InvitationChanged,
  InvitationView,
} from '../../../api/contract/console/invitation-wire.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import type { Desk } from '../../parts/state/room.ts'
import { nameOf } from './invitation-columns.ts'

interface Asked {
  readonly act: 'revoke' | 'correct'
  readonly invitation: InvitationView
}

type Host = ReactiveControllerHost & { readonly desk: Desk }

/** What is being done with one row: the question asked, and why it was not done. */
export class Changing implements ReactiveController {
  asked: Asked | null = null
  isBusy = false
  refusal: Refusal | null = null
  mistake: string | null = null
  readonly #host: Host
  readonly #onDone: () => void

  constructor(host: Host, onDone: () => void) {
    this.#host = host
    this.#onDone = onDone
    host.addController(this)
  }

  hostConnected(): void {}

  ask(asked: Asked): void {
    this.asked = asked
    this.#clear()
  }

  /** What is typed anew is no longer wrong. */
  onInput(): void {
    if (!this.mistake) return
    this.mistake = null
    this.#host.requestUpdate()
  }

  close(): void {
    this.asked = null
    this.#clear()
  }

  async resend(invitation: InvitationView): Promise<void> {
    const { calls, words } = this.#host.desk
    await this.#do(
      () => calls.resend(invitation.id),
      words.list.resent({ name: nameOf(invitation) }),
    )
  }

  async revoke(invitation: InvitationView): Promise<void> {
    const { calls, words } = this.#host.desk
    await this.#do(
      () => calls.revoke(invitation.id),
      words.list.revoked({ name: nameOf(invitation) }),
    )
  }

  async correct({ id }: InvitationView, form: FormData): Promise<void> {
    const { calls, words } = this.#host.desk
    const text = (name: string): string => String(form.get(name) ?? '').trim()
    const to = {
      address: text('address'),
      firstName: text('firstName'),
      lastName: text('lastName'),
    }
    await this.#do(() => calls.correct(id, to), words.list.corrected({ address: to.address }))
  }

  async #do(call: () => Promise<Outcome<InvitationChanged>>, said: string): Promise<void> {
    if (this.isBusy) return
    this.#clear()
    this.isBusy = true
    this.#host.requestUpdate()
    const outcome = await call()
    this.isBusy = false
    if (!outcome.ok) this.refusal = outcome.problem
    else if (outcome.value.ok) this.#done(said)
    else this.mistake = this.#host.desk.words.list.changeMistakes[outcome.value.mistake]
    this.#host.requestUpdate()
  }

  #done(said: string): void {
    if (this.#host instanceof Element) this.#host.querySelector('dialog')?.close()
    this.asked = null
    this.#host.desk.say(said)
    this.#onDone()
  }

  #clear(): void {
    this.refusal = null
    this.mistake = null
    this.#host.requestUpdate()
  }
}
