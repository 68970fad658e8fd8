import { html, nothing, type TemplateResult } from 'lit'
import type { Refusal } from '../../../widgets/client/problem.ts'
import type { Words } from '../../words/words.ts'

/** Why something did not work, in words with the next step; `again` tries once more. */
export function refused(
  words: Words,
  refusal: Refusal | null,
  again?: () => void,
): TemplateResult | typeof nothing {
  if (!refusal) return nothing
  const { code, requestId } = refusal
  const text = words.refusals[code] ?? words.refusals.other
  return html`<div class="alert" role="alert">
    <p>${text}</p>
    ${requestId ? html`<p class="small muted">${words.reference(requestId)}</p>` : nothing}
    ${again ? html`<button type="button" @click=${again}>${words.retry}</button>` : nothing}
  </div>`
}
