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
import type { CommonWords, Problems } from '../words/common.ts'
import { firstStyles } from './first.styles.ts'
import type { StepActions, ViewOf } from './step.ts'

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
    username: { attribute: false },
    busy: { type: Boolean },
    complaint: { state: true },
    isLocked: { state: true },
  }

  view!: ViewOf<N>
  words!: W & { readonly problems?: Problems }
  common!: CommonWords
  actions!: StepActions
  problem: WidgetProblem | null = null
  /** The address in full, where it is known: what password managers file a password under. */
  username: string | null = null
  busy = false

  /** What is wrong with what was typed, found before asking the server. */
  protected complaint: string | null = null
  /**
   * Too many attempts: nothing is sent until the time that the server gave has passed, which makes
   * it false; undefined where nothing was locked.
   */
  protected isLocked: boolean | undefined

  #lock: ReturnType<typeof setTimeout> | undefined
  readonly #prefix = `farstu-${Math.random().toString(36).slice(2, 8)}`

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('problem') || changed.has('words')) this.complaint = null
    if (!changed.has('problem')) return
    clearTimeout(this.#lock)
    const { code, retryAfterSeconds: seconds } = this.problem ?? {}
    this.isLocked = (code === 'locked' && seconds !== undefined) || undefined
    if (this.isLocked)
      this.#lock = setTimeout(
        () => {
          this.isLocked = false
        },
        (seconds ?? 0) * 1000,
      )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#lock)
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    render(this.renderForm(), this, { host: this })
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('problem') && isForStep(this.problem)) this.onRefused()
  }

  override render(): TemplateResult {
    return html`<div class="step">
      <h2 part="heading" tabindex="-1">${this.#renderEyebrow()}${this.heading()}</h2>
      ${this.#renderLead()}${this.renderWho()}${this.renderAbove()}
      <slot></slot>
      ${this.#renderLockOver()}${this.renderBelow()}
    </div>`
  }

  /** What to do, in a few words. */
  protected abstract heading(): string | TemplateResult

  /** The form, in the light DOM. */
  protected abstract renderForm(): TemplateResult | typeof nothing

  /** One short paragraph at most. */
  protected lead(): string | null {
    return null
  }

  /** Who this is about, where that is known. */
  protected renderWho(): TemplateResult | typeof nothing {
    return nothing
  }

  protected renderAbove(): TemplateResult | typeof nothing {
    return nothing
  }

  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing
  }

  protected field(spec: FieldSpec): TemplateResult {
    return field(spec)
  }

  /** The primary button; `label` names the act. */
  protected renderSubmit(label: string): TemplateResult {
    const waits = this.busy || this.isLocked === true
    return html`<farstu-button .busy=${this.busy}>
      <button type="submit" aria-disabled=${waits} aria-busy=${this.busy}>${label}</button>
    </farstu-button>`
  }

  /** An alert for steps without a field to tie it to. */
  protected renderAlert(): TemplateResult | typeof nothing {
    const message = this.message()
    return message ? html`<p class="alert" role="alert">${message}</p>` : nothing
  }

  protected renderLinks(links: readonly (readonly [string, () => void])[]): TemplateResult {
    return html`<div class="links">${links.map(
      ([label, act]) => html`<button class="quiet" type="button" @click=${act}>${label}</button>`,
    )}</div>`
  }

  /** An id unlike any other in the page. */
  protected fieldId(name: string): string {
    return `${this.#prefix}-${name}`
  }

  /** What is wrong and what to do next; null when nothing is. */
  protected message(): string | null {
    if (this.complaint) return this.complaint
    if (!isForStep(this.problem) || this.isLocked === false) return null
    return this.explain(this.problem)
  }

  /** Words for a refusal: the step's own, else those that all steps share. */
  protected explain({ code, retryAfterSeconds, attemptsLeft, serverTime }: WidgetProblem): string {
    const { common, words } = this
    const wait = retryAfterSeconds ? common.duration(retryAfterSeconds) : null
    const facts = { wait, clock: serverTime ?? null }
    const text = words.problems?.[code]?.(facts) ?? common.problem(code, facts)
    if (!attemptsLeft || attemptsLeft > 3) return text
    return `${text} ${common.attemptsLeft(attemptsLeft)}`
  }

  /** Calls `act` for a submission that may go ahead; the page never hears of it. */
  protected onSubmit(act: (form: HTMLFormElement) => void): (event: SubmitEvent) => void {
    return (event) => {
      event.preventDefault()
      event.stopPropagation()
      if (this.busy || this.isLocked) return
      this.complaint = null
      act(event.currentTarget as HTMLFormElement)
    }
  }

  /** Says what is wrong with a field and goes back to it. */
  protected complain(message: string, name?: string): void {
    this.complaint = message
    void this.updateComplete.then(() => this.focusField(name))
  }

  #renderEyebrow(): TemplateResult | typeof nothing {
    const { progress } = this.view
    if (!progress) return nothing
    return html`<span class="eyebrow">${this.common.step(progress.at, progress.of)}</span> `
  }

  #renderLead(): TemplateResult | typeof nothing {
    const lead = this.lead()
    return lead ? html`<p class="lead">${lead}</p>` : nothing
  }

  /** There while the lock lasts, so that its end is said aloud; no fault, and so not red. */
  #renderLockOver(): TemplateResult | typeof nothing {
    if (this.isLocked === undefined) return nothing
    return html`<p role="status">${this.isLocked ? nothing : this.common.lockOver}</p>`
  }

  /** Back to the field that was refused. */
  protected onRefused(): void {
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
