import { type CSSResultGroup, css, html, LitElement, svg, type TemplateResult } from 'lit'
import { important } from '../theme/important.ts'
import { inner, ring } from '../theme/inner.styles.ts'

/**
 * One of several things to choose from: a radio button and its label in the light DOM, a sign beside
 * them, and what helps to tell it from the others. A press anywhere in it chooses it.
 *
 * @slot - the `<input type="radio">`
 * @slot label - its `<label>`
 * @slot hint - each a `<p>` that describes it
 */
export class FarstuChoice extends LitElement {
  static override styles: CSSResultGroup = [
    inner,
    css`
.choice{display:grid;grid-template-columns:auto auto 1fr;column-gap:calc(3 * var(--_space));align-items:start;
padding-block:calc(3 * var(--_space));border-block-end:1px solid var(--_line);cursor:pointer}
svg{inline-size:1.5em;block-size:1.5em;fill:none;stroke:currentColor;stroke-width:1.5;
stroke-linecap:round;stroke-linejoin:round}
  `,
    important(`
::slotted(*){all:initial;box-sizing:border-box;display:block;font:inherit;color:inherit;
color-scheme:inherit;text-align:start;overflow-wrap:anywhere;cursor:pointer;}
::slotted(*)::before,::slotted(*)::after{content:none;}
::slotted(input){appearance:auto;inline-size:24px;block-size:24px;margin:0;accent-color:var(--_accent);border-radius:50%;}
::slotted(label){font-weight:600;min-block-size:24px;}
::slotted(p){font-size:max(.875em,14px);color:var(--_muted);}
::slotted(input:focus-visible){${ring}}
`),
  ]

  static override properties = {
    icon: { attribute: false },
  }

  /** What a path draws in 24 by 24, as strokes; empty for none. */
  icon = ''

  override render(): TemplateResult {
    return html`<div class="choice" @click=${this.#onClick}>
      <slot></slot>
      <svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${this.icon}></path>`}</svg>
      <div><slot name="label"></slot><slot name="hint"></slot></div>
    </div>`
  }

  /** The label and the button see to themselves. */
  #onClick = ({ target }: Event): void => {
    if (target instanceof Element && target.matches('input, label')) return
    this.querySelector('input')?.click()
  }
}

/** Choices that belong together: a group with a name, which draws a line above the first. */
export class FarstuChoices extends LitElement {
  static override styles: CSSResultGroup = [
    inner,
    css`
.choices{border-block-start:1px solid var(--_line)}
  `,
  ]

  override render(): TemplateResult {
    return html`<div class="choices"><slot></slot></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-choice': FarstuChoice
    'farstu-choices': FarstuChoices
  }
}
