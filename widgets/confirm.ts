export { FarstuConfirm } from './elements/confirm-element.ts'
export type * from './events/all.ts'
