import { css } from 'lit'
import { important } from '../theme/important.ts'
import { inner, ring } from '../theme/inner.styles.ts'

export const fieldStyles = [
  inner,
  css`
.control{position:relative;display:flex;gap:calc(2 * var(--_space));align-items:stretch}
.control > slot:first-child{flex:1 1 auto}
  `,
  important(`
::slotted(*){all:initial;box-sizing:border-box;display:block;font:inherit;color:inherit;
color-scheme:inherit;text-align:start;overflow-wrap:anywhere;}
::slotted(*)::before,::slotted(*)::after{content:none;}
::slotted(label){font-weight:600;padding-block-end:var(--_space);}
::slotted(input){flex:1 1 auto;inline-size:100%;min-inline-size:0;min-block-size:var(--_control);
padding:.5em .75em;font-size:max(1em,16px);color:var(--_text);background:var(--_field);cursor:text;
border:1px solid var(--_border);border-radius:var(--_radius);caret-color:currentColor;}
::slotted(input[readonly]){padding-inline:0;color:inherit;background:none;border:0;
text-overflow:ellipsis;}
::slotted(input[aria-invalid='true']){border-color:var(--_danger);
box-shadow:inset 0 0 0 1px var(--_danger);}
::slotted(p){font-size:max(.875em,14px);padding-block-start:var(--_space);}
::slotted(p[slot='hint']){color:var(--_muted);}
::slotted(p[slot='error']){color:var(--_danger);font-size:1em;
padding-block-start:calc(2*var(--_space));}
::slotted(button){display:inline-flex;flex:none;align-items:center;min-block-size:var(--_control);
padding-inline:var(--_space);color:var(--_accent);cursor:pointer;border-radius:2px;
text-decoration:underline 1px;text-underline-offset:.2em;}
::slotted(input:focus-visible),::slotted(button:focus-visible){${ring}}
`),
]
