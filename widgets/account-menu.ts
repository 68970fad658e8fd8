export { FarstuAccountMenu } from './elements/account/menu-element.ts'
export type * from './events/all.ts'
