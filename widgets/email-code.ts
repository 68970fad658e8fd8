export { FarstuEmailCode } from './elements/email-code-element.ts'
export type * from './events/all.ts'
