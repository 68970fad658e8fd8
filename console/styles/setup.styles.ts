import { css } from 'lit'
import { tokens } from '../../widgets/theme/tokens.ts'

/** The two pages that a host may have, whatever the console's own is. */
const sheets = css`${tokens('.sheet-light', '.sheet-dark')}`

export const setup = [
  sheets,
  css`
h3{margin:0;font-size:1rem;font-weight:600}
h3:focus{outline:none}
nav.index{margin-block-end:1.25rem;border-block-end:1px solid var(--_line);padding-block-end:.5rem}
.index .chip[aria-current=page]{border-color:var(--_accent);color:var(--_accent);font-weight:600;background:var(--side)}
.index + .head{margin-block-end:.5rem}
[data-setup] > section{max-inline-size:52rem}
.lead{max-inline-size:44rem;margin-block-end:1rem}
.lead + section, .lead + * > section{margin-block-start:1.5rem}
section > .muted{max-inline-size:44rem}
.add-portal{display:flex;align-items:center;min-block-size:var(--_control);margin-block:-.5rem;padding-inline:.25rem;font-size:.875rem}
.facts.stacked{display:grid;gap:0;max-inline-size:52rem;margin-block-start:.5rem;border-block-start:1px solid var(--_line)}
.facts.stacked > div{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:.125rem 1rem;padding-block:.625rem;border-block-end:1px solid var(--_line)}
.facts.stacked dt{padding-block-start:.125rem}
.lines{display:grid;gap:.25rem;margin-block-start:.5rem}
code, pre, .code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875rem}
main .sheet{max-inline-size:52rem}
legend{font-weight:600;padding:0}
.sheet > legend{margin-block-end:.75rem}
fieldset.field > legend{margin-block-end:.25rem}
textarea.prose{font-family:inherit;font-size:1rem;line-height:1.5}
.beside{display:flex;flex-wrap:wrap;gap:.5rem}
.beside > input:not([type=color]){flex:1 1 8rem;min-inline-size:0}
.beside > input[type=color]{inline-size:var(--_control);padding:.25rem;flex:none;cursor:pointer}
.field.with-beside{max-inline-size:36rem}
.choices-field{display:grid;gap:.25rem}
.choice-field{display:grid;grid-template-columns:1.25rem minmax(0,1fr);gap:.125rem .625rem;padding-block:.5rem;max-inline-size:44rem}
.choice-field input{margin-block-start:.125rem}
.choice-field label{display:block;font-weight:400}
.ordered{display:grid}
.ordered li{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding-block:.375rem;border-block-end:1px solid var(--_line)}
.ordered li > span{flex:1 1 8rem}
fieldset.field > .acts{margin-block-start:.5rem}
.card{border:1px solid var(--_line);border-radius:var(--_radius);padding:1rem;display:grid;gap:1rem}
.card > legend{padding-inline:.375rem;margin-inline-start:-.375rem}
.card > .field{max-inline-size:none}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:1rem}
.columns .field{max-inline-size:none}
.quiet-acts button{font-weight:400;font-size:.875rem}
.previews{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1rem;max-inline-size:52rem;margin-block-start:1rem}
figure{margin:0;display:grid;gap:.5rem;align-content:start}
figcaption{font-size:.875rem;color:var(--_muted)}
.seen, .sheet-light, .sheet-dark{border:1px solid var(--_line);border-radius:var(--_radius);padding:1.25rem;display:grid;gap:.75rem;color:var(--_text)}
.sheet-light{background:#fff}
.sheet-dark{background:#1a2029}
.sample-heading{font-size:1.5rem;line-height:1.25;font-weight:600}
[class^=sheet-] .sample-heading{color:var(--_accent)}
.seen .button, [class^=sheet-] .button{cursor:default}
.body{white-space:pre-line}
[class=previews] + .acts{margin-block-start:1.25rem}
h2 + h3{margin-block-start:.5rem}
.add-portal[aria-current]{font-weight:600}
dialog .field{max-inline-size:none}
.document{margin-block-start:1.5rem}
.reading{border-inline-start:4px solid var(--_line);padding-inline-start:1rem;margin-block:.5rem 1.5rem}
.snippet{display:grid;gap:.5rem;justify-items:start;margin-block-start:.75rem;max-inline-size:52rem}
.snippet pre{margin:0;inline-size:100%;padding:1rem;overflow-x:auto;background:var(--side);border:1px solid var(--_line);border-radius:var(--_radius);line-height:1.6}
.meanwhile .facts.stacked, .meanwhile .previews{inline-size:100%}
.mailing{display:grid;gap:.75rem;justify-items:start;margin-block-start:1rem}
fieldset.field > .card{margin-block-start:1rem}
.alert .field{inline-size:100%;max-inline-size:44rem}
.alert .field input, .alert .field textarea{inline-size:100%}
@media (max-width: 48rem){
.facts.stacked > div{grid-template-columns:1fr}
}
@media (forced-colors: active){
.index .chip[aria-current=page]{border-color:Highlight;outline:2px solid Highlight}
.sheet-light, .sheet-dark{forced-color-adjust:none}
}
  `,
]
