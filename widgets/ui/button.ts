import { type CSSResultGroup, css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { important } from '../theme/important.ts'
import { inner, ring } from '../theme/inner.styles.ts'

/**
 * Draws the primary button, a `<button>` in the light DOM so that it belongs to the form.
 * Busy, it keeps its width and shows a spinner.
 *
 * @slot - the `<button>`
 */
export class FarstuButton extends LitElement {
  static override styles: CSSResultGroup = [
    inner,
    css`
.spot{position:relative;display:block}
.spinner{position:absolute;inset:0;margin:auto;inline-size:1.25em;block-size:1.25em;
border:3px solid var(--_on-accent);border-inline-start-color:transparent;
border-radius:50%;animation:turn .8s linear infinite;pointer-events:none;}
@keyframes turn{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion: reduce){.spinner{animation:none}}
@media (forced-colors: active){.spinner{margin-inline:auto 1em}}
  `,
    important(`
::slotted(*){all:initial;box-sizing:border-box;display:flex;align-items:center;
justify-content:center;inline-size:100%;min-block-size:var(--_control);padding:.5em 1em;font:inherit;
color-scheme:inherit;font-weight:600;text-align:center;color:var(--_on-accent);background:var(--_accent);
border:1px solid transparent;border-radius:var(--_radius);cursor:pointer;overflow-wrap:anywhere;}
::slotted(*)::before,::slotted(*)::after{content:none;}
::slotted(:hover){text-decoration:underline 2px;text-underline-offset:.2em;}
::slotted([aria-disabled='true']){cursor:default;text-decoration:none;color:var(--_muted);
background:none;border-color:var(--_border);}
::slotted([aria-busy='true']){color:transparent;background:var(--_accent);}
::slotted(:focus-visible){${ring}}
`),
  ]

  static override properties = {
    busy: { type: Boolean },
  }

  busy = false

  override render(): TemplateResult {
    return html`<span class="spot"><slot></slot>${
      this.busy ? html`<span class="spinner"></span>` : nothing
    }</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-button': FarstuButton
  }
}
