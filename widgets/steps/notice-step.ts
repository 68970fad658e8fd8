import { css, html, type nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'

const noticeStyles = css`
  .sections { display: grid; gap: calc(4 * var(--_space)) }
  .body { white-space: pre-line; color: var(--_muted) }
`

/** A notice to read, such as what happens with personal data; what is shown is what is recorded. */
export class FarstuStepNotice extends LaterStep<'notice', LaterWords['notice']> {
  static override styles = [stepStyles, noticeStyles]

  protected override _heading(): TemplateResult {
    const { language, title } = this.view.step
    return html`<span lang=${language}>${title}</span>`
  }

  protected override _lead(): string | null {
    return this.view.step.changed ? this.words.changed : null
  }

  protected override _who(): null {
    return null
  }

  protected override _renderAbove(): TemplateResult {
    const { sections, language } = this.view.step
    return html`<div class="sections" lang=${language}>${sections.map(
      ({ heading, body }) => html`<section>
        <h3>${heading}</h3>
        <p class="body">${body}</p>
      </section>`,
    )}</div>`
  }

  protected override _renderForm(): TemplateResult {
    return this._form(this.#onRead, this.words.ok)
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this._renderAlert()
  }

  #onRead = (): void => {
    const { document, version, hash } = this.view.step
    this.actions.answer({ step: 'notice', document, version, hash })
  }
}

define('farstu-step-notice', FarstuStepNotice)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-notice': FarstuStepNotice
  }
}
