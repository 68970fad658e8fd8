import { html, type TemplateResult } from 'lit'
import { quietButton } from '../../ui/quiet-button.ts'
import type { CommonWords } from '../../words/common.ts'

/** What to tell besides the step: that it begins anew, or that the person has cancelled. */
export const noticeTemplate = (
  words: CommonWords,
  notice: 'started-anew' | 'cancelled',
  startAgain: () => void,
): TemplateResult =>
  notice === 'started-anew'
    ? html`<p class="notice" role="status">${words.startedAnew}</p>`
    : html`<div class="notice" role="status"><h2 tabindex="-1">${words.cancelled}</h2>
      <p>${words.cancelledText}</p>
      ${quietButton([words.startAgain ?? '', startAgain])}</div>`
