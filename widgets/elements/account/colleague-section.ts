import { html, nothing, type TemplateResult } from 'lit'
import type { Drawn } from './account-words.ts'

/** Whom the helpdesk asks about, with what confirming means. */
export function colleagueSection(
  { account, told }: Drawn,
  { confirm }: { readonly confirm: (ask: string) => void },
): TemplateResult | typeof nothing {
  const words = told.words.colleague
  if (account.colleagues.length === 0) return nothing
  return html`<section aria-labelledby="colleague">
    <h3 id="colleague">${words.heading}</h3>
    ${account.colleagues.map(
      ({ id, name }) => html`<p>${words.asked({ name })}</p><p>${words.sure}</p>
        <div class="acts"><button class="plain" type="button" @click=${() => confirm(id)}>${words.confirm({ name })}</button></div>`,
    )}
  </section>`
}
