import { css } from 'lit'
import { important } from '../theme/important.ts'
import { fieldStyles } from './field.styles.ts'

/** As wide as what is awaited, where there is room. */
export const groupedCodeStyles = [
  fieldStyles,
  css`
.control > slot:first-child{flex:0 1 auto}
  `,
  important(`
::slotted(input){flex:0 1 auto;inline-size:calc(var(--n)*1ch + var(--n)*.06em + 2em);
max-inline-size:100%;letter-spacing:.06em;direction:ltr;
font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;}
`),
]
