export { FarstuRecoveryCodes } from './elements/recovery-codes-element.ts'
export type * from './events/all.ts'
