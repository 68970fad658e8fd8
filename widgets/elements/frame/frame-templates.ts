import { html, nothing, type TemplateResult } from 'lit'
import type { FlowView } from '../../../api/contract/views.ts'
import { type Act, quietButton } from '../../ui/quiet-button.ts'
import type { LaterWords } from '../../words/generated/later.ts'

/** Always there, so that what comes into it is said aloud; nothing to see while there is no text. */
export const workTemplate = (text: string | false | undefined): TemplateResult =>
  html`<p role="status" class=${text ? 'muted' : 'unseen'}>${text || nothing}</p>`

/** Whether something stands in a field of the step. */
export const hasTyped = (element: Element): boolean => {
  const inputs = element.querySelectorAll<HTMLInputElement>('[slot=step] input:not([readonly])')
  return [...inputs].some(({ value }) => value)
}

interface Foot extends Pick<FlowView, 'help'> {
  /** Shows the help contacts, or hides them. */
  readonly ask: Act
  readonly isOpen: boolean
  readonly words: LaterWords['help'] | undefined
  /** Other ways out. */
  readonly exits: readonly Act[]
}

/** Under every step: whom to ask, and the ways out. */
export const footTemplate = ({ help, ask, isOpen, words, exits }: Foot): TemplateResult =>
  html`<div class="foot" part="foot">
      <div class="exits">
        <button class="quiet more" type="button" aria-expanded=${isOpen} aria-controls="help"
          @click=${ask[1]}>${ask[0]}</button>
        ${exits.map(quietButton)}
      </div>
      <div id="help" ?hidden=${!isOpen}>
        <farstu-help .contacts=${help} .words=${words}></farstu-help>
      </div>
    </div>`
