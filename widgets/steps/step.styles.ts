import { css } from 'lit'
import { important } from '../theme/important.ts'
import { inner } from '../theme/inner.styles.ts'
import { text } from '../theme/text.styles.ts'

export const stepStyles = [
  inner,
  text,
  css`
.step{display:grid;gap:calc(4 * var(--_space))}
.lead{max-inline-size:60ch}
.who{display:flex;margin-block:calc(-3 * var(--_space));flex-wrap:wrap;align-items:center;column-gap:calc(3 * var(--_space))}
.links{display:grid;justify-items:start}
@keyframes appear{from{opacity:0}}
@media (forced-colors: active){.alert{border-color:Mark}}
  `,
  important(`
:host(:not([still])){animation:appear .12s ease-out;}
::slotted(form){all:initial;display:grid;gap:calc(4*var(--_space));font:inherit;color:inherit;
color-scheme:inherit;text-align:start;}
::slotted(form)::before,::slotted(form)::after{content:none;}
@media (prefers-reduced-motion:reduce){:host(:not([still])){animation:none;}}
`),
]
