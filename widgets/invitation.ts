export { FarstuInvitation } from './elements/invitation/invitation.ts'
