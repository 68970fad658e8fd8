import type { Restored } from '../../domain/restoring/restoring.ts'

/** @param aside where the database from before lies; null for nowhere. */
export function restoredWords(restored: Restored, aside: string | null): string {
  const { sessions, flows, secrets, mails, takenAgain, invitations } = restored
  return [
    'The database is restored.',
    `  - ended: ${sessions} sessions, ${flows} ways through a journey, ${secrets} codes`,
    `  - not sent: ${mails} mails that waited in the copy`,
    `  - taken again from the journal: ${takenAgain} entries`,
    ...(invitations > 0
      ? [`  - revoked for want of a journal: ${invitations} open invitations`]
      : []),
    ...(aside === null ? [] : [`  - the database from before: ${aside}`]),
    'Start the server. What else is to be looked at: /docs/back-ups.',
  ].join('\n')
}
