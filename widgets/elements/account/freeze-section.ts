import { html, nothing, type TemplateResult } from 'lit'
import type { Drawn } from './account-words.ts'

/** "This was not me" was pressed: since when, and how it is lifted. */
export function frozenSection(
  { account, told, at }: Drawn,
  { lift }: { readonly lift: () => void },
): TemplateResult | typeof nothing {
  const { freeze } = account
  if (!freeze) return nothing
  const words = told.words.freeze
  const how = { here: words.here, 'other-method': words.other, helpdesk: words.helpdesk }
  return html`<section class="alert" aria-labelledby="frozen">
    <h3 id="frozen" tabindex="-1">${words.heading}</h3>
    <p>${words.since({ when: at(freeze.since) })}</p>
    <p>${how[freeze.lift]}</p>
    ${
      freeze.lift === 'here'
        ? html`<div class="acts"><button class="plain" type="button" @click=${lift}>${words.lift}</button></div>`
        : nothing
    }
  </section>`
}
