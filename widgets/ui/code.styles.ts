import { css, unsafeCSS } from 'lit'
import { important } from '../theme/important.ts'
import { ring } from '../theme/inner.styles.ts'
import { fieldStyles } from './field.styles.ts'

/** Width of one digit's place: at most 3rem, less where the column is narrow; `--n` digits. */
const pitch = unsafeCSS('min(max(3rem,48px),100cqi/(var(--n) + .5))')

export const codeStyles = [
  fieldStyles,
  css`
.control{container-type:inline-size;display:grid;justify-items:start;}
.cells{grid-area:1 / 1;display:flex;block-size:max(3.25rem, 52px);border-radius:var(--_radius)}
.cell{inline-size:${pitch};padding-inline-end:min(6px, .3em)}
.cell > span{display:block;block-size:100%;background:var(--_field);
border:1px solid var(--_border);border-radius:var(--_radius);}
:host([invalid]) .cell > span{border:2px solid var(--_danger)}
:host(:focus-within) .cells{${unsafeCSS(ring)} outline-offset:2px}
  `,
  important(`
::slotted(input){grid-area:1/1;--_pitch:${pitch};
inline-size:calc((var(--n) + .5)*var(--_pitch));block-size:max(3.25rem,52px);
padding:0;padding-inline-start:calc((var(--_pitch) - 1ch - min(6px,.3em))/2);border:0;
background:none;box-shadow:none;outline:none;letter-spacing:calc(var(--_pitch) - 1ch);
font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;
font-size:min(max(1.375em,22px),100cqi/(var(--n) + .5)*.8);direction:ltr;}
:host([full]) ::slotted(input){caret-color:transparent;}
::slotted(input:focus-visible),::slotted(input[aria-invalid='true']){box-shadow:none;
outline:none;}
@media (forced-colors:active){::slotted(input){forced-color-adjust:none;color:FieldText;}}
`),
]
