import { css, unsafeCSS } from 'lit'
import { contents } from '../../theme/contents.styles.ts'
import { ring } from '../../theme/inner.styles.ts'
import { text } from '../../theme/text.styles.ts'
import { tokens } from '../../theme/tokens.ts'

/** One column of sections; what is pressed is quiet, for most who come here only look. */
export const accountStyles = [
  text,
  contents,
  css`
:host{display:block}
:host([hidden]), [hidden]{display:none}
:host::before, :host::after{content:none !important}
*, *::before, *::after{box-sizing:border-box}
.frame{all:initial;display:grid;gap:calc(8 * var(--_space));max-inline-size:var(--farstu-account-width, 44rem);
padding:var(--farstu-padding, 0);background:var(--_surface);border:var(--farstu-border-width, 0) solid var(--_line);
border-radius:var(--_radius);color:var(--farstu-text, inherit);font-family:inherit;font-size:inherit;
line-height:1.5;overflow-wrap:anywhere}
:host(:is([theme=dark],[theme=light])) .frame{color:var(--_text)}
section, form, .box, li{display:grid;gap:calc(2 * var(--_space));justify-items:start;min-inline-size:0}
section{gap:calc(3 * var(--_space))}
section > *, form > *, .box > *{max-inline-size:100%}
h3{font-size:1.125em;outline:none}
h4{margin:0;font-size:1em;font-weight:600;outline:none}
.rows{inline-size:100%;border-block-start:1px solid var(--_line)}
.rows > li{padding-block:calc(3 * var(--_space));border-block-end:1px solid var(--_line);gap:var(--_space)}
.name{font-weight:600;outline:none}
.kind{display:inline-block}
.kind::first-letter{text-transform:uppercase}
.mark{margin-inline-start:.5em;padding:.1em .5em;border:1px solid var(--_border);border-radius:1em;
font-size:max(.8125em, 13px);font-weight:400;white-space:nowrap}
.acts{display:flex;flex-wrap:wrap;align-items:center;gap:0 calc(5 * var(--_space))}
.plain{min-block-size:var(--_control);padding:.4em 1em;font:inherit;font-weight:600;color:var(--_accent);
background:none;border:1px solid var(--_accent);border-radius:var(--_radius);cursor:pointer;text-align:start}
.acts > .plain{margin-block:calc(var(--_space) / 2)}
.plain:hover{text-decoration:underline;text-underline-offset:.2em}
[aria-busy=true] :is(.plain, .quiet){color:var(--_muted);cursor:default}
.box{inline-size:100%;margin-block-start:calc(2 * var(--_space));padding-inline-start:calc(3 * var(--_space));
border-inline-start:4px solid var(--_accent)}
label{font-weight:600}
input, select{inline-size:100%;max-inline-size:26rem;min-block-size:var(--_control);padding:.4em .6em;font:inherit;color:inherit;
background:var(--_field);border:1px solid var(--_border);border-radius:var(--_radius)}
:is(input, select):focus-visible{${unsafeCSS(ring)}}
dl{display:grid;gap:0 calc(4 * var(--_space))}
dt{font-weight:600}
dd{margin-block-end:calc(2 * var(--_space))}
details ul{list-style:disc;padding-inline-start:1.25em}
details li{display:list-item}
.lines{inline-size:100%}
.lines li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 calc(4 * var(--_space));padding-block:var(--_space)}
#act{outline:none}
  `,
  tokens('.frame', '.frame.dark'),
]
