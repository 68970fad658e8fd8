import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Refusal } from '../../../widgets/client/problem.ts'
import type { Words } from '../../words/chosen-language.ts'
import { refused } from '../state/refused.ts'

/** How a question is answered, and what has come of it so far: the same for whatever a room asks. */
export interface Answering {
  readonly isBusy: boolean
  readonly refusal: Refusal | null
  /** Why it was not done, in words. */
  readonly mistake?: string | null
  /** Told of whatever is typed or chosen in the fields. */
  readonly onInput?: () => void
  readonly onConfirm: (form: FormData) => void
  readonly onClose: () => void
}

/** A question before something is done, or a small form. */
interface Question extends Answering {
  readonly words: Words
  /** Begins the ids of its heading and text, where it may stand over another. Default: `dialog`. */
  readonly name?: string
  readonly heading: string
  /** What will follow, in a sentence. */
  readonly text: string
  readonly fields?: TemplateResult
  readonly confirm: string
  readonly isDanger?: boolean
}

/** Opened as soon as it stands in the page: modal, so that the rest of the page is out of reach. */
const open = (element?: Element): void => {
  if (element instanceof HTMLDialogElement && element.isConnected && !element.open)
    element.showModal()
}
const openSoon = (element?: Element): void => queueMicrotask(() => open(element))

export const closest = (event: Event): HTMLDialogElement | null =>
  event.target instanceof Element ? event.target.closest('dialog') : null

/** The dialog closes by its own `close()`, which gives the focus back to where it was. */
export function ask(question: Question): TemplateResult {
  const { words, name = 'dialog', heading, text, fields, confirm, isDanger } = question
  const { isBusy, refusal, mistake } = question
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!isBusy && event.target instanceof HTMLFormElement)
      question.onConfirm(new FormData(event.target))
  }
  return html`<dialog ${ref(openSoon)} aria-labelledby="${name}-heading" aria-describedby="${name}-text"
    @close=${question.onClose}>
    <form @submit=${submit} @input=${question.onInput} novalidate>
      <h2 id="${name}-heading">${heading}</h2>
      <p id="${name}-text">${text}</p>
      ${fields ?? nothing}
      ${mistake ? html`<p class="alert" role="alert">${mistake}</p>` : nothing}
      ${refused(words, refusal)}
      <div class="acts">
        <button type="submit" class=${isDanger ? 'danger' : 'primary'} aria-busy=${isBusy}>${confirm}</button>
        <button type="button" @click=${(event: Event) => closest(event)?.close()}>${words.cancel}</button>
      </div>
    </form>
  </dialog>`
}
