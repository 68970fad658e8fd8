export { FarstuEmailCode } from './elements/email-code/email-code.ts'
export type * from './events/all.ts'
