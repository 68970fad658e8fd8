import { html, nothing, type TemplateResult } from 'lit'
import type { MeView } from '../../api/contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../api/contract/plain/ids.ts'
import type { Words } from '../words/chosen-language.ts'

const ACCOUNT = `/p/${CONSOLE_PORTAL}/account`

/**
 * Says why somebody only reads, or that acts ask for no key here; and leads to where that is mended.
 * @param onSignIn leads to the sign-in, where a key is shown.
 */
export function keysNotice(
  words: Words,
  { keys }: MeView,
  onSignIn: () => void,
): TemplateResult | typeof nothing {
  if (keys === 'shown') return nothing
  const told = { missing: words.keysMissing, frozen: words.keysFrozen, offered: words.keysOffered }
  return html`<aside class="hint keys" aria-label=${words.keysNotice}>
    <p>${told[keys]}</p>
    <p class="acts">
      ${keys === 'missing' ? html`<button type="button" class="primary" @click=${onSignIn}>${words.keysSignIn}</button>` : nothing}
      <a href=${ACCOUNT}>${words.keysAccount}</a>
    </p>
  </aside>`
}
