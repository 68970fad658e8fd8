export { FarstuAuthenticator } from './elements/authenticator-element.ts'
export type * from './events/all.ts'
