/** The drop-in script: defines every public element. Steps and words follow when needed. */
export * from './authenticator.ts'
export type * from './confirm.ts'
export type * from './email-code.ts'
export * from './invitation.ts'
export * from './login.ts'
export type * from './password.ts'
export * from './session.ts'

// Whoever signs in does not wait for these.
void import('./elements/later-elements.ts')
