import { css } from 'lit'

export const tables = css`
table{inline-size:100%;border-collapse:collapse;margin-block:.5rem 1rem}
th{position:sticky;inset-block-start:0;z-index:1;background:var(--page);text-align:start;font-weight:500;color:var(--_muted);
padding:.5rem .75rem .5rem 0;border-block-end:1px solid var(--_border);white-space:nowrap}
td{padding:.625rem .75rem .625rem 0;border-block-end:1px solid var(--_line);vertical-align:top;overflow-wrap:anywhere;min-inline-size:min(7rem,7vw)}
:is(td, .finds, section > .head) a{display:inline-block;min-inline-size:1.5rem;min-block-size:1.5rem}
:is(td.number, .quiet-cell){min-inline-size:0}
:is(td:first-child, td.number:first-child + td):not(.number){min-inline-size:12rem}
td :is(a, button, summary){scroll-margin-block-start:3.5rem}
:is(th, td).number{text-align:end}
:is(th, td):last-child{padding-inline-end:0}
tbody tr:hover > td{background:var(--side)}
.quiet-cell{text-align:end;padding-block:.25rem;padding-inline-end:0;inline-size:1%;white-space:nowrap}
.quiet-cell .acts{justify-content:flex-end}
td li + li, td li > button{margin-block-start:.5rem}
time{white-space:nowrap}
.standing{display:inline-flex;align-items:center;gap:.5rem;white-space:nowrap}
.standing::before{content:'';inline-size:.625rem;block-size:.625rem;border-radius:50%;border:2px solid var(--_accent);flex:none}
.standing[data-standing=complete]::before{background:var(--_success);border-color:var(--_success)}
.standing[data-standing=expired]::before, .standing[data-standing=revoked]::before{border-color:var(--_muted);border-radius:0}
.standing:is([data-standing=started], [data-standing=code-verified], [data-standing=method-enrolled])::before{
background:linear-gradient(90deg,var(--_accent) 50%,transparent 50%)}
.attention{display:inline-block;margin-block:.125rem;padding:.0625rem .5rem;border-radius:.25rem;background:var(--mark);color:var(--mark-ink);
font-size:.875rem;border:1px solid transparent}
td .attention, td .small{display:block;inline-size:fit-content}
td .attention + br{display:none}
td div > .attention{display:inline-block;margin-block:0}
.good{color:var(--_success)}
.bad{color:var(--_danger)}
.row-link{font-weight:600}
.skeleton span{display:block;block-size:1.25rem;max-inline-size:9rem;border-radius:.25rem;background:var(--_line)}
.skeleton td{padding-block:.875rem}
@media (prefers-reduced-motion: no-preference){
.skeleton span{animation:breathe 1.6s ease-in-out infinite alternate}
@keyframes breathe{from{opacity:.4}to{opacity:1}}
}
@media (max-width: 56rem){
table, tbody{display:block}
thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
tr{display:block;position:relative;border-block-end:1px solid var(--_border);padding-block:.75rem}
tbody tr:hover > td{background:none}
td, td.number{display:grid;grid-template-columns:7.5rem minmax(0,1fr);column-gap:.75rem;overflow-wrap:anywhere;padding:.125rem 0;border:0;text-align:start}
td::before{content:attr(data-head);color:var(--_muted);font-size:.875rem;hyphens:auto}
td > *{grid-column:2}
td:first-child{display:block;padding-inline-end:3.5rem}
td:first-child::before{content:none}
td.number:first-child::before{content:attr(data-head) ' '}
.quiet-cell{display:block;inline-size:auto;text-align:start}
.quiet-cell .acts{justify-content:start}
.menu-cell{position:absolute;padding:0;inset-block-start:.5rem;inset-inline-end:0}
.quiet-cell::before{content:none}
.skeleton td:nth-child(n+4){display:none}
.standing{white-space:normal}
}
@media (min-width: 72rem){
td.quiet-cell{inline-size:auto}
}
@media (forced-colors: active){
.attention{border-color:CanvasText}
.standing::before{forced-color-adjust:none}
}
  `
