import { css } from 'lit'
import { important } from '../theme/important.ts'
import { inner } from '../theme/inner.styles.ts'
import { text } from '../theme/text.styles.ts'

/** What the first step needs. */
export const firstStyles = [
  inner,
  text,
  css`
.step{display:grid;gap:calc(4 * var(--_space))}
.lead{max-inline-size:60ch}
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
