import { css } from 'lit'
import { text } from '../../theme/text.styles.ts'
import { tokens } from '../../theme/tokens.ts'

/** A quiet button at the end of a header's line, and what it opens beneath it. */
export const menuStyles = [
  text,
  css`
:host{display:inline-block}
:host([hidden]){display:none}
*, *::before, *::after{box-sizing:border-box}
.frame{all:initial;position:relative;display:inline-block;color:var(--farstu-text, inherit);
font-family:inherit;font-size:inherit;line-height:1.5;max-inline-size:100%}
:host(:is([theme=dark],[theme=light])) .frame{color:var(--_text)}
.name{display:inline-block;max-inline-size:12rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;
vertical-align:bottom}
.menu{position:absolute;z-index:2147483646;inset-block-start:100%;inset-inline-end:0;inline-size:max-content;
max-inline-size:min(20rem, calc(100vw - 2rem));padding:calc(2 * var(--_space));color:var(--_text);
background:linear-gradient(var(--_surface), var(--_surface)) var(--_field);border:1px solid var(--_line);
border-radius:var(--_radius);box-shadow:0 2px 6px #0002, 0 12px 40px #0003;overflow-wrap:anywhere}
.menu.start{inset-inline:0 auto}
.who{padding:calc(2 * var(--_space));border-block-end:1px solid var(--_line)}
[role=menuitem]{display:flex;align-items:center;inline-size:100%;min-block-size:var(--_control);
padding:0 calc(2 * var(--_space));font:inherit;text-align:start;color:var(--_accent);background:none;border:0;
text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px;cursor:pointer}
  `,
  tokens('.frame', '.frame.dark'),
]
