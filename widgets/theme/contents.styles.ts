import { css } from 'lit'

/** What goes with `text` where there is more to read: lists, links and parts that unfold. */
export const contents = css`
h3, ul, ol, dl, dd{margin:0;padding:0}
h3{font-size:1em;font-weight:600}
ul, ol, summary{list-style:none}
.small{font-size:max(.875em, 14px)}
summary, a{color:var(--_accent);text-decoration:underline;text-underline-offset:.2em;
text-decoration-thickness:1px;border-radius:2px;cursor:pointer;}
summary, .target{display:inline-flex;align-items:center;min-block-size:var(--_control);}
summary::-webkit-details-marker{display:none}
summary::after{content:'▾' / '';margin-inline-start:.4em;display:inline-block}
[open] > summary::after{transform:scaleY(-1)}
summary:hover, a:hover{text-decoration-thickness:2px}
  `
