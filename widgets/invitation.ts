export { FarstuInvitation } from './elements/invitation/invitation.ts'
export type * from './events/all.ts'
