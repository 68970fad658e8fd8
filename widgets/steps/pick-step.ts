import { css, html, nothing, type TemplateResult } from 'lit'
import type { MethodKind, PickStep } from '../../api/contract/views.ts'
import { tell } from '../events/flow-event.ts'
import { define } from '../theme/define.ts'
import { type ChoiceSpec, choices } from '../ui/choice-template.ts'
import type { Act } from '../ui/quiet-button.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { KindsStep } from './kinds-step.ts'
import { stepStyles } from './step.styles.ts'

const pickStyles = css`
  .lacking { display: grid; gap: calc(3 * var(--_space)); margin-block-start: calc(2 * var(--_space)) }
  .lacking li + li { padding-block-start: calc(2 * var(--_space)) }
`

/** Each set apart: some are written from the right. */
const listed = (names: readonly string[]): string =>
  names.map((name) => `\u2068${name}\u2069`).join(', ')

type Way = PickStep['methods'][number]

/** Which of several methods to verify with; what will not do here, and whom to ask. */
export class FarstuStepPick extends KindsStep<'pick', LaterWords['pick']> {
  static override styles = [stepStyles, pickStyles]

  protected override _kinds(): readonly MethodKind[] {
    const { methods, notHere } = this.view.step
    return [...methods, ...notHere].map(({ kind }) => kind)
  }

  protected override _heading(): string {
    return this.#hasLost ? this.words.headingLost : this.words.heading
  }

  protected override _lead(): string {
    if (!this.#hasLost) return this.words.lead
    return this.#offered.length > 0 ? this.words.leadLost : this.words.leadNone
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    if (this.#offered.length === 0 || !this._known) return nothing
    const list = choices({
      id: this._fieldId('method'),
      name: 'method',
      label: this.words.label,
      choices: this.#offered.map((way) => this.#choiceOf(way)),
    })
    return this._form(this.#onPick, this.words.next, list)
  }

  protected override _renderBelow(): TemplateResult {
    return html`${this._renderAlert()}${this.#renderFound()}${this.#renderNotHere()}${this.#renderHelp()}`
  }

  get #hasLost(): boolean {
    return this.view.step.lost !== null
  }

  /** What is lost is none of the other ways. */
  get #offered(): readonly Way[] {
    const { methods, lost } = this.view.step
    return methods.filter(({ kind }) => kind !== lost)
  }

  #choiceOf({ id, kind, names, lastUsed, added, isDefault }: Way): ChoiceSpec {
    const { words, common } = this
    const since = added ? ` ${words.added({ day: common.day(added) })}` : ''
    const used = lastUsed === null ? words.neverUsed : words.lastUsed({ day: common.day(lastUsed) })
    return this._choice(id, kind, [
      { text: listed(names), own: true },
      { text: `${isDefault ? `${words.isDefault} ` : ''}${used}${since}` },
    ])
  }

  #renderFound(): TemplateResult | typeof nothing {
    const found = this.view.step.methods
      .filter(({ kind }) => kind === this.view.step.lost)
      .map((way): Act => [this.words.found, () => this.#pick(way)])
    const links: readonly Act[] = [
      ...(this.view.step.pass ? [[this.words.pass, this.#onPass] as const] : []),
      ...found,
    ]
    return links.length > 0 ? this._renderLinks(links) : nothing
  }

  #renderNotHere(): TemplateResult | typeof nothing {
    const { words, view } = this
    const { notHere } = view.step
    if (notHere.length === 0 || !this._known) return nothing
    return html`<section class="lacking">
      <h3>${words.notHere}</h3>
      <ul class="small" role="list">${notHere.map(
        ({ kind, names, why }) => html`<li>
          <strong>${this._toldOf(kind).called}</strong>
          ${names.length > 0 ? html`<span translate="no">(${listed(names)})</span>` : nothing}<br>
          <span class="muted">${this.#whyNot(why)}</span></li>`,
      )}</ul>
    </section>`
  }

  #whyNot(why: PickStep['notHere'][number]['why']): string {
    const text = this.words.why[why]
    return typeof text === 'string' ? text : text({ portal: this.view.portal.name })
  }

  /** What to say, and to whom; where nothing is lost the contacts stand under the step, as everywhere. */
  #renderHelp(): TemplateResult | typeof nothing {
    if (!this.#hasLost) return nothing
    const { words, common, view } = this
    return html`<section class="lacking">
      <h3>${words.ask}</h3>
      <p class="small">${words.whatToSay}</p>
      <farstu-help .contacts=${view.help} .words=${common.contacts}></farstu-help>
    </section>`
  }

  #onPass = (): void => this.actions.answer({ step: 'pick', pass: true })

  #onPick = (form: HTMLFormElement): void => {
    const id = new FormData(form).get('method')
    const way = this.#offered.find((one) => one.id === id)
    if (way) this.#pick(way)
  }

  #pick({ id, kind }: Way): void {
    tell(this, 'farstu-method-chosen', { method: kind })
    this.actions.answer({ step: 'pick', method: id })
  }

  override async focusField(name?: string): Promise<void> {
    const chosen = this.querySelector<HTMLInputElement>('input:checked')
    if (chosen) chosen.focus()
    else await super.focusField(name)
  }
}

define('farstu-step-pick', FarstuStepPick)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-pick': FarstuStepPick
  }
}
