import { css } from 'lit'

export const controls = css`
button, .button, select, input, textarea{font:inherit;color:inherit;min-block-size:var(--_control);
border:1px solid var(--_border);border-radius:var(--_radius);background:var(--_field);padding:.375rem .75rem}
button, .button{display:inline-flex;align-items:center;justify-content:center;gap:.5rem;cursor:pointer;text-decoration:none;
font-weight:500;padding-inline:1rem;color:var(--_text)}
button:hover, .button:hover{border-color:var(--_accent)}
button.beside-text{min-block-size:1.5rem;padding:0 .25rem;border-color:transparent;background:none;font-size:.875rem;font-weight:400;
color:var(--_accent);text-decoration:underline}
.primary{background:var(--_accent);border-color:var(--_accent);color:var(--_on-accent)}
.danger{background:var(--_danger);border-color:var(--_danger);color:var(--page)}
.primary:hover, .danger:hover{text-decoration:underline;text-underline-offset:.2em}
.danger-text{color:var(--_danger)}
[aria-busy=true]:is(button){opacity:.7;cursor:progress}
label{font-weight:500}
.field{display:grid;gap:.25rem;max-inline-size:28rem;flex:1 1 14rem;align-content:start}
.field.wide{max-inline-size:none}
.field.short{flex:0 1 14rem}
.field.number{flex:0 1 14rem}
.field input, .field select, .field textarea, dialog label > input{inline-size:100%}
.sheet > .field:not(.wide){max-inline-size:25.5rem}
.field.number input{inline-size:7rem}
textarea{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875rem;line-height:1.6;resize:vertical}
::placeholder{color:var(--_muted);opacity:1}
[aria-invalid=true]{border-color:var(--_danger);border-width:2px}
.mistake{color:var(--_danger);font-size:.875rem}
.mistake:empty{display:none}
.pair{display:flex;flex-wrap:wrap;gap:1rem;align-items:end}
.pair > button{flex:none}
.role-row{align-items:start}
.role-row > .remove{margin-block-start:1.75rem}
.role-row .whole{margin-block-start:2.125rem}
.sheet{display:grid;gap:1.25rem;margin-block-start:1.25rem}
input[type=file]{padding:.3125rem}
::file-selector-button{font:inherit;font-weight:500;color:inherit;background:var(--side);border:1px solid var(--_border);
border-radius:calc(var(--_radius) - 2px);padding:.25rem .75rem;margin-inline-end:.75rem;min-block-size:2rem;cursor:pointer}
.suggesting{position:relative}
.suggesting [role=listbox]{position:absolute;inset-inline:0;inset-block-start:calc(100% + 2px);z-index:3;max-block-size:16rem;overflow-y:auto;
background:var(--page);border:1px solid var(--_border);border-radius:var(--_radius);padding:.25rem}
.suggesting [role=option]{display:flex;align-items:center;min-block-size:2.75rem;padding:.25rem .625rem;border-radius:calc(var(--_radius) - 2px);
border:1px solid transparent;cursor:pointer}
.suggesting [role=option]:hover{background:var(--side)}
.suggesting [aria-selected=true]{background:var(--side);border-color:var(--_accent)}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}
.search{margin-block-end:1rem}
.search label{display:grid;gap:.25rem;font-size:.875rem;max-inline-size:28rem}
.search input{font-size:1rem;font-weight:400}
.chips{display:flex;gap:.75rem;align-items:center;margin-block-end:.5rem}
.chips > span{flex:0 0 8rem;font-size:.875rem;color:var(--_muted)}
.chips ul{display:flex;flex-wrap:wrap;gap:.25rem}
.chip{display:inline-flex;align-items:center;min-block-size:2.25rem;padding-inline:.75rem;border:1px solid transparent;
border-radius:var(--_radius);color:var(--_text);text-decoration:none;white-space:nowrap;font-size:.875rem}
.chip:hover{border-color:var(--_border)}
.chip[aria-current=true]{border-color:var(--_accent);color:var(--_accent);font-weight:600;background:var(--side)}
dialog{inline-size:min(32rem,calc(100vw - 2rem));max-block-size:calc(100dvh - 2rem);overflow:auto;background:var(--page);color:inherit;
border:1px solid var(--_border);border-radius:.75rem;padding:1.5rem}
dialog::backdrop{background:rgb(10 14 18 / .5)}
dialog form, dialog .shown{display:grid;gap:1rem}
dialog h2{font-size:1.5rem;line-height:1.25}
dialog label{display:grid;gap:.25rem}
.choice{display:flex;gap:.5rem;align-items:center;min-block-size:var(--_control);font-weight:400}
dialog .nested{margin-inline-start:1.75rem;max-inline-size:14rem}
input:is([type=radio], [type=checkbox]){min-block-size:0;flex:none;inline-size:1.25rem;block-size:1.25rem;accent-color:var(--_accent);margin:0}
.menu{position:relative;display:inline-block}
.menu summary{list-style:none;display:inline-flex;align-items:center;justify-content:center;inline-size:var(--_control);block-size:var(--_control);
border-radius:var(--_radius);border:1px solid transparent;cursor:pointer;font-size:1.25rem}
.menu summary::-webkit-details-marker{display:none}
.menu summary:hover, .menu[open] summary{border-color:var(--_border)}
.choices{position:absolute;inset-inline-end:0;z-index:3;inline-size:max-content;min-inline-size:12rem;background:var(--page);
border:1px solid var(--_border);border-radius:var(--_radius);padding:.25rem;display:grid}
.choices button{border-color:transparent;justify-content:start;background:none;font-weight:400}
.choices button:hover{background:var(--side)}
@media (max-width: 40rem){
.chips{display:block}
.chips > span{display:block}
.chips ul{flex-wrap:nowrap;overflow-x:auto;margin-inline:-1rem;padding:.25rem 1rem .5rem}
.chip{min-block-size:var(--_control)}
}
@media (forced-colors: active){
.suggesting [aria-selected=true]{border-color:Highlight;outline:1px solid Highlight}
.chip[aria-current=true], nav a[aria-current=page]{border-color:Highlight;outline:2px solid Highlight}
}
  `
