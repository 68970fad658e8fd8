import { html, nothing, type TemplateResult } from 'lit'
import type { MeView } from '../../api/contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../api/contract/plain/ids.ts'
import type { Words } from '../words/chosen-language.ts'

const ACCOUNT = `/p/${CONSOLE_PORTAL}/account`

/** Says that acts ask for a passkey or key, and leads to where one is set up; or that they ask for none here. */
export function keysNotice(words: Words, { keys }: MeView): TemplateResult | typeof nothing {
  if (keys === 'shown') return nothing
  const said = keys === 'missing' ? words.keysMissing : words.keysOffered
  return html`<aside class="hint keys" aria-label=${words.keysNotice}>
    <p>${said}</p>
    <p><a href=${ACCOUNT}>${words.keysAccount}</a></p>
  </aside>`
}
