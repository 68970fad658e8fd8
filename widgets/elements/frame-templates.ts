import { html, nothing, type TemplateResult } from 'lit'
import type { FrameWords } from '../words/frame.ts'

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
