export { FarstuAccount } from './elements/account/account-element.ts'
// What it hands over to.
export { FarstuAuthenticator } from './elements/authenticator-element.ts'
export { FarstuConfirm } from './elements/confirm-element.ts'
export { FarstuLogin } from './elements/login-element.ts'
export { FarstuPassword } from './elements/password-element.ts'
export { FarstuRecoveryCodes } from './elements/recovery-codes-element.ts'
export type * from './events/all.ts'
