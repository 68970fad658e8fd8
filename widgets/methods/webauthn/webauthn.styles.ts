import { css } from 'lit'

export const webauthnStyles = css`
  .asking { display: grid; gap: calc(2 * var(--_space)); border-inline-start: 4px solid var(--_accent); padding-inline-start: calc(3 * var(--_space)) }
  details > * + * { margin-block-start: calc(2 * var(--_space)) }
`
