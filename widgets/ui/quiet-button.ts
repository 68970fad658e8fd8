import { html, type TemplateResult } from 'lit'

/** A label, and what a press does. */
export type Act = readonly [string, () => void]

/** A button that looks like a link; `theme/text.styles.ts` draws it. */
export const quietButton = ([label, act]: Act): TemplateResult =>
  html`<button class="quiet" type="button" @click=${act}>${label}</button>`
