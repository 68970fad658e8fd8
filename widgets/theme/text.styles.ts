import { css, unsafeCSS } from 'lit'
import { ring } from './inner.styles.ts'

/** Headings, paragraphs and what can be pressed quietly inside our shadow roots: buttons, links, what unfolds. */
export const text = css`
h2, p{margin:0;padding:0}
h2{font-size:1.375em;line-height:1.25;font-weight:600;outline:none;text-wrap:balance}
.muted{color:var(--_muted)}
.alert{border-inline-start:4px solid var(--_danger);padding-inline-start:calc(3 * var(--_space))}
.quiet, summary, .target{display:inline-flex;align-items:center;min-block-size:var(--_control);}
.quiet{padding:0;font:inherit;text-align:start;background:none;border:0;}
.quiet, summary, a{color:var(--_accent);text-decoration:underline;text-underline-offset:.2em;
text-decoration-thickness:1px;border-radius:2px;cursor:pointer;}
.more::after, summary::after{content:'▾' / '';margin-inline-start:.4em;display:inline-block}
[aria-expanded='true']::after, [open] > summary::after{transform:scaleY(-1)}
.quiet:hover, summary:hover, a:hover{text-decoration-thickness:2px}
.quiet[aria-disabled='true']{color:var(--_muted);text-decoration:none;cursor:default}
:focus-visible:not(h2){${unsafeCSS(ring)}}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;
clip-path:inset(50%);white-space:nowrap;}
  `
