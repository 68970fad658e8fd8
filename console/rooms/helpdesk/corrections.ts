import { html, nothing, type TemplateResult } from 'lit'
import type { HelpedView, PersonView } from '../../../api/contract/console/people-wire.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import { WRONG } from '../../parts/state/mistakes.ts'
import { Room } from '../../parts/state/room.ts'
import {
  addressIn,
  type Corrected,
  type Draft,
  draftOf,
  type Field,
  isUnproven,
  type Mistakes,
  mistakesIn,
  mistakesOf,
  unsent,
  wantedOf,
} from './correction-draft.ts'
import { correctionQuestion } from './correction-question.ts'

/** What a caller wants corrected of themselves: why it is not offered, and the question where it is. */
export class Corrections extends Room {
  static override properties = {
    ...Room.properties,
    person: { attribute: false },
    onPerson: { attribute: false },
  }

  declare person: PersonView
  declare onPerson: (person: PersonView) => void
  #draft: Draft | null = null
  #isBusy = false
  #refusal: Refusal | null = null
  #mistakes: Mistakes = {}

  /** Something is being typed; while it is, the page is not read anew. */
  get isAsking(): boolean {
    return this.#draft !== null
  }

  /** From beside what is to be corrected. */
  ask(what: Corrected): void {
    this.#become(draftOf(what, this.person))
  }

  override render(): TemplateResult | typeof nothing {
    const draft = this.#draft
    if (!draft) return this.#renderWhyNot()
    return correctionQuestion(this.desk, {
      draft,
      mistakes: this.#mistakes,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      onType: (field, value) => this.#onType(field, value),
      onOtherAddress: () => void this.#step(unsent(draft)),
      onConfirm: () => void this.#confirm(draft),
      onClose: () => this.#become(null),
    })
  }

  #renderWhyNot(): TemplateResult | typeof nothing {
    const { helpdesk, frozenAt } = this.person
    if (!helpdesk.mayHelp || !this.desk.may('methods.reset')) return nothing
    const said = this.desk.words.helpdeskRoom.correction
    if (frozenAt) return html`<p class="small muted">${said.frozenFirst}</p>`
    return helpdesk.verified ? nothing : html`<p class="small muted">${said.verifyFirst}</p>`
  }

  #become(draft: Draft | null, mistakes: Mistakes = {}): void {
    this.#draft = draft
    this.#mistakes = mistakes
    this.#refusal = null
    this.requestUpdate()
  }

  /** To what is typed next, or is wrong. */
  async #step(draft: Draft, mistakes: Mistakes = {}): Promise<void> {
    this.#become(draft, mistakes)
    await this.#focusOn('dialog input')
  }

  async #focusOn(otherwise: string): Promise<void> {
    await this.updateComplete
    const wrong = this.querySelector<HTMLElement>(WRONG)
    const field = wrong ?? this.querySelector<HTMLElement>(otherwise)
    field?.focus()
  }

  /** A message at a field goes as soon as something else stands in it. */
  #onType(field: Field, value: string): void {
    if (!this.#draft) return
    const { [field]: _mended, ...left } = this.#mistakes
    this.#become({ ...this.#draft, typed: { ...this.#draft.typed, [field]: value } }, left)
  }

  async #confirm(draft: Draft): Promise<void> {
    const mistakes = mistakesIn(draft)
    if (Object.keys(mistakes).length > 0) return this.#step(draft, mistakes)
    if (isUnproven(draft)) return this.#mailCode(draft)
    const outcome = await this.#sent(this.desk.calls.correctPerson(this.person.id, wantedOf(draft)))
    if (outcome.ok) this.#done(draft.what, outcome.value)
    else await this.#onRefused(draft, outcome.problem)
  }

  async #mailCode(draft: Draft): Promise<void> {
    const address = addressIn(draft)
    const outcome = await this.#sent(this.desk.calls.mailToNewAddress(this.person.id, address))
    if (!outcome.ok) return this.#onRefused(draft, outcome.problem)
    const { typed } = unsent(draft)
    await this.#step({ ...draft, typed, sent: { address, ...outcome.value } })
  }

  async #sent<T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> {
    this.#isBusy = true
    this.requestUpdate()
    const outcome = await work
    this.#isBusy = false
    return outcome
  }

  /** What belongs to a field is said there; a taken address is typed anew, so its code is given up. */
  async #onRefused(draft: Draft, refusal: Refusal): Promise<void> {
    const mistakes = mistakesOf(refusal)
    if ('address' in mistakes) return this.#step(unsent(draft), mistakes)
    if (Object.keys(mistakes).length > 0) return this.#step(draft, mistakes)
    this.#refusal = refusal
    this.requestUpdate()
  }

  #done(what: Corrected, { person, isWaiting }: HelpedView): void {
    const { words, say } = this.desk
    const { waits, said } = words.helpdeskRoom.correction
    this.querySelector('dialog')?.close()
    say(isWaiting ? waits : said[what])
    this.onPerson(person)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-corrections': Corrections
  }
}
