import { css } from 'lit'
import { tokens } from '../../widgets/theme/tokens.ts'

/** The widgets' own tokens, on the whole page; the second selector opens a block that closes here. */
const theme = css`${tokens(':root', '@media (prefers-color-scheme: dark){:root')}}`

export const base = [
  theme,
  css`
:root{--page:#fff;--side:#f6f8f9;--mark:#fff3d6;--mark-ink:#6b4700;font-size:100%}
@media (prefers-color-scheme: dark){:root{--page:#14181c;--side:#1b2126;--mark:#40320f;--mark-ink:#ffd98a}}
*, *::before, *::after{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--_text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1, h2, p, ul, dl, dd, fieldset{margin:0;padding:0;border:0}
ul{list-style:none}
h1{font-size:1.5rem;line-height:1.25;font-weight:600}
h2{font-size:1rem;line-height:1.5;font-weight:600}
h1:focus, h2:focus, main:focus{outline:none}
a{color:var(--_accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
.small, .muted.small, caption, th{font-size:.875rem}
.muted{color:var(--_muted)}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:3px solid var(--_focus);outline-offset:2px;box-shadow:0 0 0 2px var(--_halo)}
.brand{font-size:1rem;font-weight:600}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-4rem;z-index:9;padding:.5rem 1rem;background:var(--page)}
.skip:focus{inset-block-start:.5rem}
.alert{border-inline-start:4px solid var(--_danger);padding:.5rem .75rem;margin-block:.75rem;display:grid;gap:.5rem;justify-items:start}
.done, .hint{border:1px solid var(--_line);border-radius:var(--_radius);padding:.75rem 1rem;margin-block:.75rem;display:grid;gap:.5rem;justify-items:start}
.done{border-inline-start:4px solid var(--_success)}
.hint{border-inline-start:4px solid var(--mark-ink)}
.empty{border:1px dashed var(--_border);border-radius:var(--_radius);padding:2rem 1.25rem;margin-block-start:1rem;display:grid;gap:.5rem;justify-items:start}
  `,
]
