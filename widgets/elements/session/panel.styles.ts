import { css } from 'lit'
import { inner } from '../../theme/inner.styles.ts'
import { text } from '../../theme/text.styles.ts'
import { tokens } from '../../theme/tokens.ts'

/** Over the page's lower corner; scrolls within itself where text is large and the window low. */
export const panelStyles = [
  inner,
  text,
  css`
.panel{position:fixed;z-index:2147483647;inset-block-end:calc(4 * var(--_space));
inset-inline-end:calc(4 * var(--_space));display:grid;gap:calc(3 * var(--_space));
inline-size:calc(100vw - 8 * var(--_space));max-inline-size:var(--farstu-width, max(26rem, 416px));
max-block-size:calc(100vh - 8 * var(--_space));overflow:auto;padding:calc(5 * var(--_space));
background:linear-gradient(var(--_surface), var(--_surface)) var(--_field);color:var(--_text);
border:1px solid var(--_line);border-block-start:4px solid var(--_accent);border-radius:var(--_radius);
box-shadow:0 2px 6px #0002, 0 12px 40px #0003;line-height:1.5;animation:rise .15s ease-out}
.up{inset-block:calc(4 * var(--_space)) auto}
.panel.dark{box-shadow:0 2px 6px #0006, 0 12px 40px #000a}
.acts{display:flex;flex-wrap:wrap;align-items:center;gap:var(--_space) calc(5 * var(--_space))}
@keyframes rise{from{opacity:0}}
@media (prefers-reduced-motion: reduce){.panel{animation:none}}
  `,
  tokens('.panel', '.panel.dark'),
]
