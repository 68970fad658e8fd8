import { css, unsafeCSS } from 'lit'
import { ring } from './inner.styles.ts'

/** Headings, paragraphs, lists and quiet buttons inside our shadow roots. */
export const text = css`
h2, h3, p, ul, ol, dl, dd{margin:0;padding:0}
h2{font-size:1.375em;line-height:1.25;font-weight:600;outline:none;text-wrap:balance}
h3{font-size:1em;font-weight:600}
ul, ol{list-style:none}
.eyebrow{display:block;margin-block-end:var(--_space);
font-size:max(.64em, 14px);font-weight:400;color:var(--_muted);}
.muted{color:var(--_muted)}
.small{font-size:max(.875em, 14px)}
.alert{border-inline-start:4px solid var(--_danger);padding-inline-start:calc(3 * var(--_space))}
.quiet, summary, a{color:var(--_accent);text-decoration:underline;text-underline-offset:.2em;
text-decoration-thickness:1px;border-radius:2px;cursor:pointer;}
.quiet, summary, .target{display:inline-flex;align-items:center;min-block-size:var(--_control);padding:0;
font:inherit;text-align:start;background:none;border:0;}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
summary::after, .more::after{content:'▾' / '';margin-inline-start:.4em;display:inline-block}
[open] > summary::after, [aria-expanded='true']::after{transform:scaleY(-1)}
.quiet:hover, summary:hover, a:hover{text-decoration-thickness:2px}
.quiet[aria-disabled='true']{color:var(--_muted);text-decoration:none;cursor:default}
:focus-visible:not(h2){${unsafeCSS(ring)}}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;
clip-path:inset(50%);white-space:nowrap;}
  `
