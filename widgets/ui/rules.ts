import { type CSSResultGroup, css, html, LitElement, svg, type TemplateResult } from 'lit'
import { inner } from '../theme/inner.styles.ts'

export interface RuleLine {
  readonly text: string
  readonly met: boolean
}

const TICK = svg`<path d="M4 12l4 4 8-9"></path>`
const RING = svg`<circle cx="10" cy="12" r="4"></circle>`

/** Rules with which of them are met, told by a sign and by words as well as by colour. */
export class FarstuRules extends LitElement {
  static override styles: CSSResultGroup = [
    inner,
    css`
ul{list-style:none;margin:0;padding:calc(2 * var(--_space)) 0 0;display:grid;gap:var(--_space)}
li{display:flex;gap:.5em;font-size:max(.875em, 14px);color:var(--_muted)}
.met{color:var(--_success)}
svg{flex:none;inline-size:1.25em;block-size:1.5em;fill:none;stroke:currentColor;stroke-width:2}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
  `,
  ]

  static override properties = {
    lines: { attribute: false },
    met: { attribute: false },
    unmet: { attribute: false },
  }

  lines: readonly RuleLine[] = []
  /** What screen readers hear after a rule that is met, and one that is not. */
  met = ''
  unmet = ''

  override render(): TemplateResult {
    return html`<ul>${this.lines.map(
      (line) => html`<li class=${line.met ? 'met' : ''}>
        <svg viewBox="0 0 20 24" aria-hidden="true">${line.met ? TICK : RING}</svg>
        <span>${line.text}<span class="unseen"> (${line.met ? this.met : this.unmet})</span></span>
      </li>`,
    )}</ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-rules': FarstuRules
  }
}
