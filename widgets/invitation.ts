export { FarstuInvitation } from './elements/invitation/invitation-element.ts'
export type * from './events/all.ts'
