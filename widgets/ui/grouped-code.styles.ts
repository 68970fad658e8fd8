import { css } from 'lit'
import { important } from '../theme/important.ts'
import { fieldStyles } from './field.styles.ts'

/** As wide as what is awaited, where there is room; elsewhere its signs become smaller, so that all of it is seen. */
export const groupedCodeStyles = [
  fieldStyles,
  css`
.control{container-type:inline-size}
.control > slot:first-child{flex:0 1 auto}
  `,
  important(`
::slotted(input){flex:0 1 auto;inline-size:calc(var(--n)*1ch + var(--n)*.12em + 2em);
max-inline-size:100%;font-size:min(max(1em,16px),100cqi/(var(--n)*.75 + 2.5));letter-spacing:.06em;direction:ltr;
font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;}
`),
]
