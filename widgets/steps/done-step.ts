import { css, html, nothing, type TemplateResult } from 'lit'
import { FEW_CODES } from '../../api/contract/plain/codes.ts'
import type { ConfirmsView } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { webUrl } from '../ui/web-url.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'

const doneStyles = css`
.done{order:-1;inline-size:3rem;block-size:3rem;fill:none;stroke:var(--_success);stroke-width:2}
  `

/** Signed in, or whatever else the journey was for. With a code the host's page goes on by itself; without one a link leads on. */
export class FarstuStepDone extends LaterStep<'done', LaterWords['done']> {
  static override styles = [stepStyles, doneStyles]

  protected override _heading(): string {
    const { person } = this.view.step
    const welcome = person ? this.words.headingNamed({ person }) : this.words.heading
    return this.#other?.heading ?? welcome
  }

  protected override _lead(): string {
    const lead = this.#other?.lead ?? this.words.lead({ portal: this.view.portal.name })
    return `${lead}${this.#left}`
  }

  /** What was reached where nobody is signed in by it. */
  get #other() {
    const { journey, confirms, step } = this.view
    if (step.codesMade) return this.words.codesMade
    if (confirms?.act === 'method.remove')
      return { ...this.words[confirms.act], lead: this.#leftOver(confirms) }
    if (confirms?.act === 'address.change')
      return { ...this.words[confirms.act], lead: this.words.confirm.lead }
    if (journey === 'sign-in' || journey === 'invitation') return null
    const done = this.words[journey]
    return step.tries ? { ...done, lead: this.words.canTry } : done
  }

  /** What is left to do elsewhere; nothing for most kinds. */
  #leftOver({ method }: ConfirmsView): string {
    const leftovers: Readonly<Partial<Record<string, string>>> = this.common.leftovers
    return leftovers[method ?? ''] ?? ''
  }

  /** How many codes are left, to whoever has just used one. */
  get #left(): string {
    const { codesLeft, codesMade } = this.view.step
    if (codesLeft === null || codesMade) return ''
    const few = codesLeft <= FEW_CODES ? ` ${this.words.codesFew}` : ''
    return ` ${this.words.codesLeft({ left: codesLeft })}${few}`
  }

  protected override _who(): null {
    return null
  }

  protected override _renderAbove(): TemplateResult {
    return html`<svg class="done" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10"></circle>
      <path d="M7 12.5l3.5 3.5 6.5-7.5"></path>
    </svg>`
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    const { tries } = this.view.step
    if (!tries) return nothing
    // By the attribute that a page could set, too.
    const around = this.closest('farstu-authenticator')
    return this._form(() => around?.setAttribute('tries', tries), this.words.tryNow)
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    const url = webUrl(this.view.step.portalUrl)
    if (this.view.step.code || !url) return nothing
    return html`<p><a class="target" href=${url}>${this.words.goOn({ portal: this.view.portal.name })}</a></p>`
  }
}

define('farstu-step-done', FarstuStepDone)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-done': FarstuStepDone
  }
}
