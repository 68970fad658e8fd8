import { css } from 'lit'

export const totpEnrolStyles = css`
  .setup { display: grid; gap: calc(6 * var(--_space)) }
  section { display: grid; gap: calc(2 * var(--_space)) }
  details > * + * { margin-block-start: calc(2 * var(--_space)) }
  .pair { display: flex; flex-wrap: wrap; gap: calc(4 * var(--_space)); align-items: flex-start }
  farstu-qr { flex: 1 1 max(20rem, 320px); max-inline-size: max(20rem, 320px); min-inline-size: 0 }
  .names { flex: 1 1 10rem; min-inline-size: 0; display: grid; gap: calc(2 * var(--_space)) }
  .key {
    font: 1em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
    word-spacing: .25em; user-select: all; -webkit-user-select: all;
  }
  .data { display: grid; gap: calc(2 * var(--_space)) }
  dd { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; column-gap: calc(4 * var(--_space)) }
  .data > * { border-block-end: 1px solid var(--_line) }
  .open {
    justify-content: center; inline-size: 100%; padding-inline: 1em; text-decoration: none; font-weight: 600;
    border: 1px solid var(--_accent); border-radius: var(--_radius);
  }
  .apps { display: grid; gap: calc(3 * var(--_space)); padding-block: calc(2 * var(--_space)) }
  .stores { display: flex; flex-wrap: wrap; column-gap: calc(4 * var(--_space)) }
`
