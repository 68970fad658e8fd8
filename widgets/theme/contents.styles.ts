import { css } from 'lit'

/** What goes with `text` where there is more to read. */
export const contents = css`
h3, ul, ol, dl, dd{margin:0;padding:0}
h3{font-size:1em;font-weight:600}
ul, ol, summary{list-style:none}
.small{font-size:max(.875em, 14px)}
summary::-webkit-details-marker{display:none}
  `
