/** The drop-in script: defines every public element. Steps and words follow when needed. */
export * from './invitation.ts'
export * from './login.ts'
