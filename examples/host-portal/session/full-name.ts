import type { Session } from './sessions.ts'

/** Both names, or the one that there is: some people have one only. */
export const fullName = ({ firstName, lastName }: Session['person']): string =>
  [firstName, lastName].filter(Boolean).join(' ')
