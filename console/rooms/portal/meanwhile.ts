import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import type { Words } from '../../words/chosen-language.ts'

/** Nobody else saved anything, or it was told that somebody did, or what they saved. */
export type Theirs = null | 'told' | PortalSetupView

interface Meanwhile {
  readonly read: (setup: PortalSetupView) => TemplateResult
  readonly onShow: () => void
  readonly onKeep: (setup: PortalSetupView) => void
  readonly onTake: (setup: PortalSetupView) => void
}

/** Somebody else was faster: theirs is shown beside one's own, and nothing typed is lost. */
export function meanwhile(
  { meanwhile: words }: Words['setupRoom'],
  theirs: Theirs,
  { read, onShow, onKeep, onTake }: Meanwhile,
): TemplateResult | typeof nothing {
  if (!theirs) return nothing
  if (theirs === 'told')
    return html`<div class="alert meanwhile" role="alert">
      <p>${words.told}</p>
      <button type="button" @click=${onShow}>${words.show}</button>
    </div>`
  return html`<div class="hint meanwhile">
    <h3 tabindex="-1">${words.heading}</h3>
    <p class="small muted">${words.text}</p>
    ${read(theirs)}
    <div class="acts">
      <button type="button" @click=${() => onKeep(theirs)}>${words.keep}</button>
      <button type="button" @click=${() => onTake(theirs)}>${words.take}</button>
    </div>
  </div>`
}
