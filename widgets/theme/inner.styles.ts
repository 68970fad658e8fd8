import { css } from 'lit'
import { important } from './important.ts'

/** What every element inside the outermost one says of itself: ours, wherever it stands. */
export const inner = [
  important(`
:host{all:initial;display:block;font:inherit;color:inherit;color-scheme:inherit;text-align:start;
overflow-wrap:anywhere;}
:host([hidden]){display:none;}
:host::before,:host::after{content:none;}
`),
  css`
*, *::before, *::after{box-sizing:border-box}
  `,
]

/** Two colours, 3 px each, so that the ring shows on any ground. */
export const ring =
  'outline:3px solid var(--_focus);outline-offset:3px;box-shadow:0 0 0 3px var(--_halo);'
