import { css } from 'lit'
import { text } from '../../theme/text.styles.ts'
import { tokens } from '../../theme/tokens.ts'

export const flowElementStyles = [
  text,
  css`
:host{display:block}
:host([hidden]){display:none}
:host::before, :host::after{content:none !important}
*, *::before, *::after{box-sizing:border-box}
.frame{all:initial;display:grid;gap:calc(5 * var(--_space));
max-inline-size:var(--farstu-width, max(26rem, 416px));padding:var(--farstu-padding, 0);
background:var(--_surface);border:var(--farstu-border-width, 0) solid var(--_line);
border-radius:var(--_radius);color:var(--farstu-text, inherit);font-family:inherit;font-size:inherit;
line-height:1.5;overflow-wrap:anywhere}
:host(:is([theme=dark],[theme=light])) .frame{color:var(--_text)}
.notice{border-inline-start:4px solid var(--_accent);padding-inline-start:calc(3 * var(--_space))}
.foot{border-block-start:1px solid var(--_line);padding-block-start:calc(2 * var(--_space))}
.exits{display:flex;flex-wrap:wrap;column-gap:calc(3 * var(--_space))}
.exits .quiet{color:inherit;font-size:max(.875em, 14px)}
.more{margin-inline-end:auto}
[hidden]{display:none}
  `,
  tokens('.frame', '.frame.dark'),
]
