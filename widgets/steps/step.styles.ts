import { css } from 'lit'
import { contents } from '../theme/contents.styles.ts'
import { firstStyles } from './first.styles.ts'

/** What later steps share. */
export const stepStyles = [
  firstStyles,
  contents,
  css`
.eyebrow{display:block;margin-block-end:var(--_space);
font-size:max(.64em, 14px);font-weight:400;color:var(--_muted);}
.who{display:flex;margin-block:calc(-3 * var(--_space));flex-wrap:wrap;align-items:center;column-gap:calc(3 * var(--_space))}
.tick{display:flex;min-block-size:var(--_control);gap:calc(2 * var(--_space));align-items:center;cursor:pointer}
.tick input{flex:none;inline-size:24px;block-size:24px;margin:0;accent-color:var(--_accent)}
.ways{margin-block-start:calc(2 * var(--_space))}
  `,
]
