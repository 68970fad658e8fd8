/** The drop-in script: defines the elements that doors need; `account`, `account-menu`, `method-picker` and `recovery-codes` have scripts beside it. Steps and words follow when needed. */
export * from './authenticator.ts'
export type * from './confirm.ts'
export type * from './email-code.ts'
export * from './invitation.ts'
export * from './login.ts'
export type * from './password.ts'
export * from './session.ts'

// Whoever signs in does not wait for these.
void import('./elements/later-elements.ts')
