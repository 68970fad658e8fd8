import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { ConsolePermission } from '../../../api/contract/console/console-wire.ts'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import { Leaving } from '../../parts/dialogs/leaving.ts'
import { isMuchTyped } from '../../parts/fields/typed.ts'
import { withoutMended } from '../../parts/state/mended.ts'
import { mistakeAt, notDone, WRONG } from '../../parts/state/mistakes.ts'
import { Room } from '../../parts/state/room.ts'
import type { Words } from '../../words/chosen-language.ts'
import { meanwhile, type Theirs } from './meanwhile.ts'

/**
 * A section of the set-up: read as it stands, or changed in place. What was typed stays until it is
 * saved or given up; a `Draft` is whatever its fields hold.
 */
export abstract class SetupSection<Draft extends object> extends Room {
  static override properties = {
    ...Room.properties,
    setup: { attribute: false },
    onSetup: { attribute: false },
  }

  declare setup: PortalSetupView
  /** Told of every set-up that the server answers with. */
  declare onSetup: (setup: PortalSetupView) => void
  protected draft: Draft | null = null
  protected isBusy = false
  protected refusal: Refusal | null = null
  protected theirs: Theirs = null
  protected readonly leaving = new Leaving(this, () => this.isUnsaved)
  #before: Draft | null = null
  #base: PortalSetupView | null = null

  /** Whoever has it may change what stands here. */
  protected abstract readonly permission: ConsolePermission
  protected abstract heading(): string
  protected abstract draftOf(setup: PortalSetupView): Draft
  protected abstract renderRead(setup: PortalSetupView): TemplateResult
  protected abstract renderFields(draft: Draft): TemplateResult
  protected abstract send(draft: Draft): Promise<Outcome<PortalSetupView>>

  protected get wordsHere(): Words['setupRoom'] {
    return this.desk.words.setupRoom
  }

  /** Whether what stands here may be changed, by whoever reads it. */
  protected get mayChange(): boolean {
    return this.desk.may(this.permission)
  }

  protected get isUnsaved(): boolean {
    return this.draft !== null && !isSame(this.draft, this.#before)
  }

  /** What the draft was made from, and is to replace. */
  protected get base(): PortalSetupView {
    return this.#base ?? this.setup
  }

  /** In which it is said why nothing was saved. */
  protected get wordsOfRefusal(): Words {
    return this.desk.words
  }

  /** Another section of the page has read a newer set-up: an open draft goes on from it only if its own is as it was. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('setup') || !this.draft || this.setup === this.base) return
    if (isSame(this.draftOf(this.setup), this.draftOf(this.base))) this.#base = this.setup
    else this.theirs = this.setup
  }

  override render(): TemplateResult {
    const { draft } = this
    const { change, changeOf } = this.wordsHere
    const heading = this.heading()
    const mayChange = this.mayChange && !draft
    return html`<section aria-label=${heading}>
      <header class="head">
        <h2>${heading}</h2>
        ${
          mayChange
            ? html`<button type="button" class="change" aria-label=${changeOf({ what: heading })}
                @click=${() => this.edit(this.draftOf(this.setup))}>${change}</button>`
            : nothing
        }
      </header>
      ${draft ? this.renderForm(draft) : this.renderRead(this.setup)}
      ${this.leaving.render(this.desk.words)}
    </section>`
  }

  protected renderForm(draft: Draft): TemplateResult {
    return html`<form class="sheet" novalidate @submit=${this.onSubmit}>
      ${meanwhile(this.wordsHere, this.theirs, {
        read: (setup) => this.renderRead(setup),
        onShow: () => void this.#show(),
        onKeep: (setup) => this.#keep(setup),
        onTake: (setup) => this.#take(setup),
      })}
      ${this.renderFields(draft)}
      ${notDone(this.wordsOfRefusal, this.refusal)}
      ${this.renderActs()}
    </form>`
  }

  protected renderActs(): TemplateResult {
    return html`<div class="acts">
      <button type="submit" class="primary" aria-busy=${this.isBusy}>${this.wordsHere.save}</button>
      <button type="button" @click=${() => this.cancel()}>${this.desk.words.cancel}</button>
    </div>`
  }

  /** Null when the field was not refused. @param key of the words, where it is not the path's end. */
  protected mistakeAt(path: string, key?: string): string | null {
    return mistakeAt(this.wordsHere, { refusal: this.refusal, path, key })
  }

  protected edit(draft: Draft, base = this.setup): void {
    this.draft = draft
    this.#before = draft
    this.#base = base
    this.refusal = null
    this.theirs = null
    void this.focusOn('form :is(input, textarea):not([type=radio]:not(:checked))')
  }

  /** Called by the fields; what was refused is no more once it is typed anew. */
  protected readonly type = (part: Partial<Draft>): void => {
    if (!this.draft) return
    const before = this.draft
    this.draft = { ...before, ...part }
    this.refusal = withoutMended(this.refusal, before, this.draft)
    this.requestUpdate()
  }

  /** Asks first when what would be lost is more than is typed again in a moment. */
  protected cancel(): void {
    const { draft } = this
    if (this.isUnsaved && isMuchTyped(this.#before, draft))
      this.leaving.askToDrop(() => this.close())
    else this.close()
  }

  protected close(): void {
    this.draft = null
    this.#base = null
    this.refusal = null
    this.theirs = null
    void this.focusOn('.change')
  }

  protected async focusOn(selector: string): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>(selector)?.focus()
  }

  protected readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault()
    await this.save()
  }

  protected async save(): Promise<boolean> {
    const { draft } = this
    if (!draft || this.isBusy) return false
    this.isBusy = true
    this.refusal = null
    this.requestUpdate()
    const outcome = await this.send(draft)
    this.isBusy = false
    if (outcome.ok) this.onSaved(outcome.value, draft)
    else await this.#onRefused(outcome.problem)
    return outcome.ok
  }

  /** @param sent what is saved by now: whatever was typed since stays open. */
  protected onSaved(setup: PortalSetupView, sent: Draft): void {
    const said = this.wordsHere.saved({ what: this.heading() })
    this.onSetup(setup)
    if (this.draft === sent) this.close()
    else this.#goOn(setup)
    this.desk.say(said)
  }

  /** What goes on from a set-up that somebody else saved, with one's own words. */
  protected rebased(draft: Draft, _theirs: PortalSetupView): Draft {
    return draft
  }

  async #onRefused(refusal: Refusal): Promise<void> {
    if (refusal.code === 'changed_meanwhile') this.theirs = 'told'
    else this.refusal = refusal
    await this.focusOn(`${WRONG}, .meanwhile button`)
  }

  async #show(): Promise<void> {
    const outcome = await this.desk.calls.setup()
    const { draft } = this
    if (outcome.ok && draft && this.#isIn(outcome.value, draft))
      return this.onSaved(outcome.value, draft)
    if (outcome.ok) this.theirs = outcome.value
    else this.refusal = outcome.problem
    await this.focusOn('.meanwhile h3')
  }

  /** It was saved by a request whose answer was lost, or somebody else typed the same. */
  #isIn(setup: PortalSetupView, draft: Draft): boolean {
    return isSame(this.draftOf(setup), this.rebased(draft, setup))
  }

  #goOn(setup: PortalSetupView): void {
    this.#base = setup
    this.#before = this.draftOf(setup)
    this.refusal = null
    this.theirs = null
    this.requestUpdate()
  }

  #keep(theirs: PortalSetupView): void {
    this.onSetup(theirs)
    this.#goOn(theirs)
    if (this.draft) this.draft = this.rebased(this.draft, theirs)
    this.desk.say(this.wordsHere.meanwhile.kept)
    void this.focusOn('form button[type=submit]')
  }

  #take(theirs: PortalSetupView): void {
    this.onSetup(theirs)
    this.edit(this.draftOf(theirs), theirs)
    this.desk.say(this.wordsHere.meanwhile.taken)
  }
}

const isSame = (one: object, other: object | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
