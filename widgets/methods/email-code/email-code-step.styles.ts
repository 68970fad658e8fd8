import { css } from 'lit'

export const emailCodeStyles = css`
  .again { display: flex; flex-wrap: wrap; align-items: center; column-gap: calc(3 * var(--_space)) }
  .left { font-variant-numeric: tabular-nums }
  .waits span { display: block }
  .tips { display: grid; gap: var(--_space); padding-block-end: calc(2 * var(--_space)) }
`
