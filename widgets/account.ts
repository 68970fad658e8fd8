export { FarstuAccount } from './elements/account/account-element.ts'
export type * from './events/all.ts'
