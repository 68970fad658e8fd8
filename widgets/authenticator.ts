export { FarstuAuthenticator } from './elements/authenticator/authenticator.ts'
export type * from './events/all.ts'
