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
.ways{margin-block-start:calc(2 * var(--_space))}
  `,
]
