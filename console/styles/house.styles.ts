import { css } from 'lit'

export const house = css`
.house{display:grid;grid-template-columns:15rem minmax(0,1fr);min-block-size:100vh}
.side{background:var(--side);border-inline-end:1px solid var(--_line)}
.side > div:last-child{display:flex;flex-direction:column;gap:1rem;padding:0 1rem 1rem}
.top{display:flex;justify-content:space-between;align-items:center;padding:1.25rem 1.25rem .75rem}
.menu-button{display:none}
.portal{display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem;font-size:.875rem}
.portal select{inline-size:100%;text-overflow:ellipsis}
p.portal{padding-inline:.25rem;color:var(--_muted)}
.side nav ul{display:grid;gap:.125rem}
.side nav a{display:flex;align-items:center;min-block-size:var(--_control);padding-inline:.75rem;border-radius:var(--_radius);color:var(--_text);
text-decoration:none;border:1px solid transparent}
.side nav a:hover{border-color:var(--_border)}
.side nav a[aria-current=page]{background:var(--page);border-color:var(--_line);border-inline-start:3px solid var(--_accent);font-weight:600}
.who{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;border-block-start:1px solid var(--_line);padding-block-start:1rem;justify-items:start}
.language{display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem;font-size:.875rem;justify-items:start}
.language label{display:grid;max-inline-size:100%;gap:.25rem;justify-items:start}
select{font-size:1rem;font-weight:400;max-inline-size:100%}
.floor{padding:1.25rem clamp(1rem,3vw,2.5rem) 5rem;min-inline-size:0}
.everything{position:relative;display:grid;gap:.25rem;padding:0 1rem 1rem;font-size:.875rem}
.everything input{inline-size:100%;font-size:1rem;text-overflow:ellipsis}
.everything kbd{position:absolute;inset-inline-end:1.5rem;inset-block-end:1.625rem;min-inline-size:1.5rem;text-align:center;line-height:1.5rem;
border:1px solid var(--_line);border-radius:.25rem;color:var(--_muted);background:var(--_field);font:inherit;font-size:.875rem;pointer-events:none}
.everything:focus-within kbd, .everything input:not(:placeholder-shown) ~ kbd{display:none}
.who .choice{display:flex;gap:.5rem;align-items:center;font-weight:400;min-block-size:1.5rem}
main{max-inline-size:76rem}
.head{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;margin-block-end:1rem}
.back{margin-block-end:.25rem}
.back a{display:inline-flex;align-items:center;min-block-size:var(--_control);text-decoration:none}
section{margin-block:2rem}
section > .head{margin-block-end:0}
section > .head + :is(p, .ring-back), console-corrections > p, .checking{margin-block-start:.5rem}
section > .head a{font-size:.875rem}
.finds{display:grid;margin-block-start:.5rem;border-block-start:1px solid var(--_line)}
.finds li{display:grid;grid-template-columns:3fr 5fr 4fr;gap:.125rem 1rem;align-items:baseline;
padding-block:.625rem;border-block-end:1px solid var(--_line)}
.finds + p{margin-block-start:.5rem}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem}
.facts dt{font-size:.875rem;color:var(--_muted)}
.fields{display:grid;gap:1rem;margin-block-start:.5rem}
.head + .small, .head + .ring-back{margin-block-start:.5rem}
.pass{margin-block:.75rem}
.ring-back dd{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline}
.said{position:fixed;inset-inline:1rem;inset-block-end:1rem;z-index:4;display:flex;gap:1rem;align-items:center;justify-content:space-between;
max-inline-size:40rem;margin-inline:auto}
.said button{flex:none}
.said[data-shown]{background:var(--page);border:1px solid var(--_border);border-inline-start:4px solid var(--_success);
border-radius:var(--_radius);padding:.5rem .5rem .5rem 1rem}
:root[data-said]{scroll-padding-block-end:9rem}
:root[data-said] body{padding-block-end:9rem}
.tasks{display:grid;margin-block-start:.5rem;border-block-start:1px solid var(--_line);max-inline-size:44rem}
.tasks li{display:flex;flex-wrap:wrap;gap:.125rem 1rem;justify-content:space-between;padding-block:.75rem;border-block-end:1px solid var(--_line)}
.tasks a{font-weight:600}
.funnel{display:grid;gap:.5rem;margin-block:1rem;max-inline-size:44rem}
.funnel li{display:grid;grid-template-columns:10rem 1fr 7rem;gap:1rem;align-items:center}
.funnel .number{text-align:end;white-space:nowrap}
.bar{inline-size:100%;block-size:1.5rem;display:block}
.track{fill:var(--_line);stroke:none}
.fill{fill:var(--_accent)}
details > summary{cursor:pointer}
main details:not(.menu) > summary{min-block-size:var(--_control);display:inline-flex;align-items:center;color:var(--_accent);
text-decoration:underline;text-underline-offset:.2em}
details table{max-inline-size:44rem}
main.gate{max-inline-size:28rem;margin:clamp(1rem,10vh,6rem) auto;padding:clamp(1rem,5vw,2rem);border:1px solid var(--_line);border-radius:.75rem}
.gate header{display:flex;justify-content:space-between;align-items:end;margin-block-end:1rem}
.gate > .muted{margin-block:.25rem 1.5rem}
dialog.gate{inline-size:min(28rem,calc(100vw - 2rem));--_above:clamp(1rem,10vh,6rem);margin-block-start:var(--_above);max-block-size:calc(100dvh - var(--_above) - 1rem)}
dialog.gate h2{font-size:1.5rem}
dialog.gate header{align-items:center}
farstu-session{display:block}
@media (max-width: 48rem){
.house{display:block}
.side{border-inline-end:0;border-block-end:1px solid var(--_line)}
.menu-button{display:inline-flex}
.top{padding:.5rem 1rem}
.side:not(.open) > div:last-child{display:none}
.floor{padding-block-start:1rem}
.everything kbd, .who .choice{display:none}
.everything label{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.everything{padding-block-end:.75rem}
.finds li{grid-template-columns:minmax(0,1fr)}
.funnel li{grid-template-columns:1fr auto;gap:.125rem 1rem}
.funnel .bar{grid-row:2;grid-column:1 / -1}
}
@media (max-width: 40rem){
.tasks li{display:grid}
main.gate{border:0;margin-block:0}
}
@media (forced-colors: active){
.track{fill:Canvas;stroke:CanvasText}
.fill{fill:Highlight}
}
  `
