import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  render,
  type TemplateResult,
} from 'lit'
import type { StepName } from '../../api/contract/views.ts'
import type { ProblemCode, WidgetProblem } from '../client/problem.ts'
import { define } from '../theme/define.ts'
import { FarstuButton } from '../ui/button.ts'
import { type FieldSpec, field } from '../ui/field-template.ts'
import { type Act, quietButton } from '../ui/quiet-button.ts'
import type { CommonWords, Problems } from '../words/common.ts'
import { explain } from '../words/explain.ts'
import { firstStyles } from './first.styles.ts'
import type { StepActions, ViewOf } from './step.ts'

type Content = TemplateResult | typeof nothing

/** Said by the frame around the step, with "Try again", rather than at a field. */
const BEYOND_THE_FIELD: readonly ProblemCode[] = ['offline', 'unavailable']

/** Whether a step itself says what went wrong. */
export const isForStep = (problem: WidgetProblem | null): problem is WidgetProblem =>
  problem !== null && !BEYOND_THE_FIELD.includes(problem.code)

/**
 * What all steps share: the anatomy (where am I, what to do, who, fields, quiet links) in a
 * shadow root, and the form in the light DOM of the page.
 */
export abstract class StepElement<N extends StepName, W extends object> extends LitElement {
  static override styles: CSSResultGroup = firstStyles

  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    words: { attribute: false },
    common: { attribute: false },
    actions: { attribute: false },
    problem: { attribute: false },
    busy: { type: Boolean },
    _complaint: { state: true },
  }

  view!: ViewOf<N>
  words!: W & { readonly problems?: Problems }
  common!: CommonWords
  actions!: StepActions
  problem: WidgetProblem | null = null
  busy = false

  /** What is wrong with what was typed, found before asking the server. */
  protected _complaint: string | null = null
  readonly #prefix = `farstu-${Math.random().toString(36).slice(2, 8)}`

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('problem') || changed.has('words')) this._complaint = null
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    render(this._renderForm(), this, { host: this })
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('problem') && isForStep(this.problem)) this._onRefused()
  }

  override render(): TemplateResult {
    return html`<div class="step">
      <h2 part="heading" tabindex="-1">${this._renderEyebrow()}${this._heading()}</h2>
      ${this.#renderLead()}${this._renderWho()}${this._renderAbove()}
      <slot></slot>
      ${this._renderStatus()}${this._renderBelow()}
    </div>`
  }

  /** What to do, in a few words. */
  protected abstract _heading(): string | TemplateResult

  /** The form, in the light DOM. */
  protected abstract _renderForm(): TemplateResult | typeof nothing

  /** Where among the steps this is, where they are counted. */
  protected _renderEyebrow(): TemplateResult | typeof nothing {
    return nothing
  }

  /** One short paragraph at most. */
  protected _lead(): string | null {
    return null
  }

  /** Who this is about, where that is known. */
  protected _renderWho(): TemplateResult | typeof nothing {
    return nothing
  }

  protected _renderAbove(): TemplateResult | typeof nothing {
    return nothing
  }

  /** Said aloud when it changes. */
  protected _renderStatus(): TemplateResult | typeof nothing {
    return nothing
  }

  protected _renderBelow(): TemplateResult | typeof nothing {
    return nothing
  }

  protected _field(spec: FieldSpec): TemplateResult {
    return field(spec)
  }

  /** Nothing is sent meanwhile. */
  protected get _waits(): boolean {
    return this.busy
  }

  /**
   * The form; the page never hears of its submission.
   * @param act called for one that may go ahead.
   * @param label of the primary button, names the act; null for none.
   */
  protected _form(
    act: (form: HTMLFormElement) => void,
    label: string | null,
    fields: Content | readonly Content[] = nothing,
  ): TemplateResult {
    const onSubmit = (event: SubmitEvent): void => {
      event.preventDefault()
      event.stopPropagation()
      if (this._waits) return
      this._complaint = null
      act(event.currentTarget as HTMLFormElement)
    }
    return html`<form method="post" novalidate @submit=${onSubmit}>
      ${fields}${label === null ? nothing : this._renderSubmit(label)}
    </form>`
  }

  /** The primary button. */
  protected _renderSubmit(label: string): TemplateResult {
    return html`<farstu-button .busy=${this.busy}>
      <button type="submit" aria-disabled=${this._waits} aria-busy=${this.busy}>${label}</button>
    </farstu-button>`
  }

  /** An alert for steps without a field to tie it to. */
  protected _renderAlert(): TemplateResult | typeof nothing {
    const message = this._message()
    return message ? html`<p class="alert" role="alert">${message}</p>` : nothing
  }

  protected _renderLinks(links: readonly Act[]): TemplateResult {
    return html`<div class="links">${links.map(quietButton)}</div>`
  }

  /** An id unlike any other in the page. */
  protected _fieldId(name: string): string {
    return `${this.#prefix}-${name}`
  }

  /** What is wrong and what to do next; null when nothing is. */
  protected _message(): string | null {
    return this._complaint ?? (isForStep(this.problem) ? this._explain(this.problem) : null)
  }

  /** Words for a refusal: the step's own, else those that all steps share. */
  protected _explain(problem: WidgetProblem): string {
    return explain(this.common, problem, this.words.problems)
  }

  /** Says what is wrong with a field and goes back to it. */
  protected _complain(message: string, name?: string): void {
    this._complaint = message
    void this.updateComplete.then(() => this.focusField(name))
  }

  #renderLead(): TemplateResult | typeof nothing {
    const lead = this._lead()
    return lead ? html`<p class="lead">${lead}</p>` : nothing
  }

  /** Back to the field that was refused. */
  protected _onRefused(): void {
    void this.focusField()
  }

  focusHeading(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  /** The field of this name, or the first one; its text is selected so that typing replaces it. */
  async focusField(name?: string): Promise<void> {
    const wanted = name ? `input[name='${name}']` : 'input:not([readonly])'
    const input = this.querySelector<HTMLInputElement>(wanted)
    // A field just added has no place, and so takes no focus, until what draws it has a slot.
    await (input?.parentElement as LitElement | null | undefined)?.updateComplete
    input?.focus()
    input?.select()
  }
}

define('farstu-button', FarstuButton)
