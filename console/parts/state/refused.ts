import { html, nothing, type TemplateResult } from 'lit'
import type { Refusal } from '../../../widgets/client/problem.ts'
import type { Words } from '../../words/chosen-language.ts'

/** What to say of a refusal, by its code. */
export function refusalIn({ refusals }: Words, code: Refusal['code']): string {
  const said: Readonly<Partial<Record<string, string>>> = refusals
  return said[code] ?? refusals.other
}

/** Why something did not work, in words with the next step; `again` tries once more. */
export function refused(
  words: Words,
  refusal: Refusal | null,
  again?: () => void,
): TemplateResult | typeof nothing {
  if (!refusal) return nothing
  const { code, requestId } = refusal
  return html`<div class="alert" role="alert">
    <p>${refusalIn(words, code)}</p>
    ${requestId ? html`<p class="small muted">${words.reference({ id: requestId })}</p>` : nothing}
    ${again ? html`<button type="button" @click=${again}>${words.retry}</button>` : nothing}
  </div>`
}
