/** The drop-in script: defines every public element. Steps and words follow when needed. */
export * from './authenticator.ts'
export * from './email-code.ts'
export * from './invitation.ts'
export * from './login.ts'
export * from './session.ts'

// Whoever signs in does not wait for it.
void import('./confirm.ts')
