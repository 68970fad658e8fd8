import { html, nothing, type TemplateResult } from 'lit'
import type { HelpContactView } from '../../../api/contract/views.ts'
import type { CommonWords } from '../../words/common.ts'
import type { FrameWords } from '../../words/frame.ts'

/** What to tell besides the step: that it begins anew, or that the person has cancelled. */
export const noticeTemplate = (
  words: FrameWords,
  notice: 'started-anew' | 'cancelled',
  startAgain: () => void,
): TemplateResult =>
  notice === 'started-anew'
    ? html`<p class="notice" role="status">${words.startedAnew}</p>`
    : html`<div class="notice" role="status"><h2 tabindex="-1">${words.cancelled}</h2>
      <p>${words.cancelledText}</p>
      <button class="quiet" type="button" @click=${startAgain}>${words.startAgain}</button></div>`

/** Always there, so that what comes into it is said aloud; nothing to see while there is no text. */
export const workTemplate = (text: string | false | undefined): TemplateResult =>
  html`<p role="status" class=${text ? 'muted' : 'unseen'}>${text || nothing}</p>`

/** Whether something stands in a field of the step. */
export const hasTyped = (element: Element): boolean => {
  const inputs = element.querySelectorAll<HTMLInputElement>('[slot=step] input:not([readonly])')
  return [...inputs].some(({ value }) => value)
}

interface Foot {
  readonly words: CommonWords
  /** Nothing can be done here: the contacts are what is left, and are shown at once. */
  readonly isDeadEnd: boolean
  readonly isOpen: boolean
  readonly contacts: readonly HelpContactView[]
  readonly language: string
  readonly onHelp: () => void
  /** Null where there is nothing to begin anew. */
  readonly onStartOver: (() => void) | null
  readonly onCancel: () => void
}

/** Under every step: whom to ask, and the ways out. */
export const footTemplate = (foot: Foot): TemplateResult => {
  const { words, isDeadEnd, isOpen, contacts, language, onHelp, onStartOver, onCancel } = foot
  return html`<div class="foot" part="foot">
      <div class="exits">
        <button class="quiet more" type="button" aria-expanded=${isOpen} aria-controls="help"
          @click=${onHelp}>${isDeadEnd ? words.helpContacts : words.help}</button>
        ${onStartOver ? exit(words.startOver, onStartOver) : nothing}
        ${exit(words.cancel, onCancel)}
      </div>
      <div id="help" ?hidden=${!isOpen}>
        <farstu-help .contacts=${contacts} .language=${language}></farstu-help>
      </div>
    </div>`
}

const exit = (label: string, act: () => void): TemplateResult =>
  html`<button class="quiet" type="button" @click=${act}>${label}</button>`
